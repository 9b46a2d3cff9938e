/** The way of one series: projected with its bands, beside others, and what was published. */
import type { MeasureKind } from '../../../model/analysis/backtest/scored.ts'
import { valueInYear, yearsTo } from '../../../model/years.ts'
import type { Picture } from '../../../report/backtest/pictures.ts'
import { measuredColumn, measuredUnit, pictureUnit } from '../../../report/backtest/tables.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Panel } from '../panel.tsx'
import { PathLegend } from './path-legend.tsx'
import { PathPicture } from './path-picture.tsx'

/** An indicator and how it is measured. */
export type SeriesKey = string

export const seriesKey = ({ indicator, measure }: Pick<Picture, 'indicator' | 'measure'>): SeriesKey =>
  `${indicator} ${measure}`

interface Props {
  readonly pictures: readonly Picture[]
  readonly shown: Picture | undefined
  readonly measured: MeasureKind
  readonly onShow: (series: SeriesKey) => void
}

export function PathPanel({ pictures, shown, measured, onShow }: Props) {
  const words = useWords()
  const { t } = words
  const indicators = useWorkspace((state) => state.ground.model.indicators)
  const unitOf = (picture: Picture): string => measuredUnit(picture, indicators, words)
  return (
    <Panel
      title={t('backtest.paths')}
      tools={
        shown && (
          <Choice
            className="path-choice"
            label={t('backtest.series')}
            options={pictures.map((picture) => ({
              id: seriesKey(picture),
              label: words.indicator(picture.indicator),
              short: words.indicatorShort(picture.indicator),
              note: unitOf(picture),
            }))}
            value={seriesKey(shown)}
            onChange={onShow}
          />
        )
      }
      {...(shown
        ? {
            unit: pictureUnit(shown, indicators, words),
            tableUnit: unitOf(shown),
            table: <PathTable picture={shown} />,
          }
        : {})}
    >
      {shown ? (
        <>
          <PathPicture picture={shown} />
          <PathLegend picture={shown} />
        </>
      ) : (
        <p className="panel-empty">{t(`backtest.noPaths.${measured}`)}</p>
      )}
    </Panel>
  )
}

function PathTable({ picture }: { readonly picture: Picture }) {
  const words = useWords()
  const { t } = words
  const { rows, data } = picture
  const indicators = useWorkspace((state) => state.ground.model.indicators)
  const { write: written, plain } = measuredColumn(picture, indicators, words)
  const rivals = data.rivals.filter(({ values }) => values.some((value) => value !== null))
  const heads = [
    t('backtest.projected'),
    ...rivals.map(({ id }) => t(`backtest.others.names.${id}`)),
    t('backtest.published'),
    t('backtest.comparable'),
  ]
  return (
    <section
      className="chart-table"
      tabIndex={0}
      aria-label={t('chart.tableOf', { name: t('backtest.paths') })}
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('compare.year')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {yearsTo(data, data.last).map((year) => {
            const own = rows.filter((row) => row.year === year)
            return (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td className="number">{written(valueInYear(data.projected, year, data))}</td>
                {rivals.map(({ id, values }) => (
                  <td key={id} className="number">
                    {written(valueInYear(values, year, data))}
                  </td>
                ))}
                <td className="number">{own.map(({ published }) => plain(published)).join(', ')}</td>
                <td className="number">{own.map(({ comparable }) => written(comparable)).join(', ')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
