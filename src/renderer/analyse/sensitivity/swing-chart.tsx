/** The tornado: how far each assumption moves the result between its low and its high. */
import type { Tornado, TornadoRow } from '../../../model/analysis/tornado.ts'
import { countText, numberText, tickFormat } from '../../../report/amount.ts'
import type { LineTone } from '../../../report/charts/place.ts'
import type { Asked } from '../../../report/sensitivity/answer.ts'
import { inputName } from '../../../report/sensitivity/input-names.ts'
import {
  besideLane,
  type PlacedSwing,
  type PlacedSwings,
  placeSwings,
} from '../../../report/sensitivity/place-swings.ts'
import type { Words } from '../../../report/text/words.ts'
import { measureText } from '../../charts/text-width.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { type DrawnRows, RowList, type RowRoom } from './row-list.tsx'

/** The same question about another scenario. */
export interface Beside {
  readonly tornado: Tornado
  readonly name: string
  readonly tone: LineTone
}

interface Props {
  readonly tornado: Tornado
  readonly beside: Beside | undefined
  readonly asked: Asked
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

const smallestRow = 30

export function SwingChart({ tornado, beside, asked, lit, onLight }: Props) {
  const words = useWords()
  const { t } = words
  const { indicator, model } = asked
  const { digits, unitKey } = indicator
  const value = (number: number): string => numberText(number, digits, unitKey, words)
  const draw = (rows: readonly TornadoRow[], { width, rowHeight }: RowRoom): DrawnRows => {
    const placed = placeSwings({ central: tornado.central, rows }, beside?.tornado, {
      width,
      rowHeight,
      measure: measureText,
      format: value,
      formatInput: (number, row) => inputName(model, row, words).write(number),
      formatTick: tickFormat(unitKey, words),
    })
    return {
      ticks: placed.ticks,
      rows: placed.rows.map((swing) => ({
        id: swing.row.id,
        name: inputName(model, swing.row, words).name,
        detail: rangeText(swing.row, asked, words),
        said: swingSaid(swing.row, asked, words),
        picture: (
          <Swing placed={placed} swing={swing} rowHeight={rowHeight} tone={beside?.tone ?? 'baseline'} />
        ),
      })),
    }
  }
  // Rounded up, so that "at most" is true.
  const most = (swing: number): string => value(Math.ceil(swing * 10 ** digits) / 10 ** digits)
  return (
    <RowList
      label={t('sensitivity.oneTitle')}
      rows={tornado.rows}
      sizeOf={({ swing }) => swing}
      nameOf={(row) => inputName(model, row, words).name}
      smallestRow={beside ? smallestRow + besideLane : smallestRow}
      draw={draw}
      othersText={(count, swing) => t('sensitivity.othersSwing', { count, most: most(swing) })}
      lit={lit}
      onLight={onLight}
    />
  )
}

/** Between which values an input goes, with its unit. */
export function rangeText({ id, low, high }: TornadoRow, { model }: Asked, words: Words): string {
  const { unit, write } = inputName(model, { id }, words)
  return words.t('sensitivity.range', { low: write(low.input), high: write(high.input), unit })
}

const swingSaid = (row: TornadoRow, asked: Asked, words: Words): string =>
  words.t('sensitivity.swingSaid', {
    name: inputName(asked.model, row, words).name,
    range: rangeText(row, asked, words),
    atLow: countText(row.low.value, asked.indicator.digits, asked.indicator.unitKey, words),
    atHigh: countText(row.high.value, asked.indicator.digits, asked.indicator.unitKey, words),
  })

interface SwingProps {
  readonly placed: PlacedSwings
  readonly swing: PlacedSwing
  readonly rowHeight: number
  /** Of the other scenario. */
  readonly tone: LineTone
}

function Swing({ placed, swing, rowHeight, tone }: SwingProps) {
  const { ticks, central, besideCentral, lane } = placed
  const { bars, ends, beside } = swing
  const besideY = lane + besideLane / 2 - 2
  return (
    <>
      {ticks.map(({ at, label }) => (
        <line key={label} className="bars-grid" x1={at} x2={at} y1={0} y2={rowHeight} />
      ))}
      {besideCentral !== undefined && (
        <line
          className={`bars-beside-middle tone-${tone}`}
          x1={besideCentral}
          x2={besideCentral}
          y1={0}
          y2={rowHeight}
        />
      )}
      {bars.map(({ end, x, y, width, height }) => (
        <rect key={end} className={`bars-bar ${end}`} x={x} y={y} width={width} height={height} />
      ))}
      <line className="bars-middle" x1={central} x2={central} y1={0} y2={rowHeight} />
      {ends.map(({ end, side, x, value, input }) => (
        <text key={end} x={x} textAnchor={side === 'left' ? 'end' : 'start'}>
          <tspan className="bars-value" x={x} y={lane / 2 - 2}>
            {value}
          </tspan>
          <tspan className="bars-input" x={x} y={lane / 2 + 10}>
            {input}
          </tspan>
        </text>
      ))}
      {beside && (
        <path
          className={`bars-beside tone-${tone}`}
          d={`M${beside[0]} ${besideY - 3}v6m0 -3H${beside[1]}m0 -3v6`}
        />
      )}
    </>
  )
}
