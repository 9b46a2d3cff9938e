/** Sobol indices: how much of the uncertainty each assumption brings, alone and with its interactions. */
import type { SobolResult, SobolRow } from '../../../model/analysis/sobol-indices.ts'
import { type Asked, percentText } from '../../../report/sensitivity/answer.ts'
import { inputName } from '../../../report/sensitivity/input-names.ts'
import { type PlacedShare, placeShares } from '../../../report/sensitivity/place-shares.ts'
import { formatTick } from '../../../report/text/format.ts'
import type { Words } from '../../../report/text/words.ts'
import { measureText } from '../../charts/text-width.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { type DrawnRows, RowList, type RowRoom } from './row-list.tsx'

interface Props {
  readonly sobol: SobolResult
  readonly asked: Asked
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

const smallestRow = 30

export function ShareChart({ sobol, asked, lit, onLight }: Props) {
  const words = useWords()
  const { t, language } = words
  const draw = (rows: readonly SobolRow[], { width, rowHeight }: RowRoom): DrawnRows => {
    const placed = placeShares(rows, {
      width,
      rowHeight,
      measure: measureText,
      format: (share) => percentText(share, words),
      formatTick: (percent, step) => t('sensitivity.percent', { value: formatTick(percent, step, language) }),
    })
    return {
      ticks: placed.ticks,
      rows: placed.rows.map((share) => ({
        id: share.row.id,
        name: inputName(asked.model, share.row, words).name,
        said: shareSaid(share.row, asked, words),
        picture: (
          <>
            {placed.ticks.map(({ at, label }) => (
              <line key={label} className="bars-grid" x1={at} x2={at} y1={0} y2={rowHeight} />
            ))}
            <Share share={share} />
          </>
        ),
      })),
    }
  }
  return (
    <RowList
      label={t('sensitivity.allTitle')}
      rows={sobol.rows}
      sizeOf={({ total }) => total}
      nameOf={(row) => inputName(asked.model, row, words).name}
      smallestRow={smallestRow}
      draw={draw}
      othersText={(count, total) =>
        // Rounded up, so that "at most" is true.
        t('sensitivity.othersSwing', { count, most: percentText(Math.ceil(total * 1000) / 1000, words) })
      }
      lit={lit}
      onLight={onLight}
    />
  )
}

function shareSaid(row: SobolRow, { model }: Asked, words: Words): string {
  const write = (share: number): string => percentText(share, words)
  return words.t('sensitivity.shareSaid', {
    name: inputName(model, row, words).name,
    first: write(row.first),
    firstLow: write(row.firstInterval[0]),
    firstHigh: write(row.firstInterval[1]),
    total: write(row.total),
    totalLow: write(row.totalInterval[0]),
    totalHigh: write(row.totalInterval[1]),
  })
}

function Share({ share }: { readonly share: PlacedShare }) {
  return share.indices.map(({ kind, y, width, height, interval, textX, text }) => {
    const middle = y + height / 2
    return (
      <g key={kind}>
        <rect className={`bars-bar ${kind}`} x={0} y={y} width={width} height={height} />
        <path className="bars-whisker" d={`M${interval[0]} ${middle - 3}v6m0 -3H${interval[1]}m0 -3v6`} />
        <text className={`bars-share ${kind}`} x={textX} y={middle + 4}>
          {text}
        </text>
      </g>
    )
  })
}
