/** The values of a table as they were understood, and its beginning where nothing was. */
import type { OutcomesReading, ValueAnswer } from '../../files/outcomes/reading.ts'
import { levelsIn } from '../../report/amount.ts'
import { useWords } from '../context/workspace-context.tsx'

/** Rows that are shown; nobody checks more by eye, and more would make the window slow. */
const mostShown = 200

interface Props {
  readonly reading: OutcomesReading
  readonly answers: Readonly<Record<string, ValueAnswer>>
}

export function ReadTable({ reading: { values }, answers }: Props) {
  const words = useWords()
  const { t, indicator } = words
  const more = values.length - mostShown
  return (
    // A table longer than its place is scrolled, by keyboard too.
    <section className="outcomes-table" tabIndex={0} aria-label={t('outcomes.values')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('compare.indicator')}</th>
            <th scope="col">{t('compare.year')}</th>
            <th scope="col">{t('backtest.measure')}</th>
            <th scope="col" className="number">
              {t('backtest.published')}
            </th>
            <th scope="col">{t('outcomes.written')}</th>
            <th scope="col">{t('baselines.source')}</th>
            <th scope="col" className="number">
              {t('outcomes.line')}
            </th>
          </tr>
        </thead>
        <tbody>
          {values.slice(0, mostShown).map((value) => {
            const answer = answers[value.place]
            const kept = answer === 'rescale' ? (value.farOff?.rescaled ?? value.value) : value.value
            return (
              <tr key={value.place} className={answer === 'leave' ? 'left-out' : undefined}>
                <th scope="row">{indicator(value.indicator)}</th>
                <td>{value.year}</td>
                <td>{t(`baselines.measure.${value.measure}`)}</td>
                <td className="number">
                  {levelsIn(value.unit, words).write(kept)}{' '}
                  <span className="hint">{levelsIn(value.unit, words).unit}</span>
                </td>
                <td>{answer === 'leave' ? t('outcomes.leave') : value.written}</td>
                <td className="row-source">{value.source}</td>
                <td className="number">{value.line}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {more > 0 && <p className="hint">{t('outcomes.more', { count: more })}</p>}
    </section>
  )
}

export function SampleTable({ sample }: Pick<OutcomesReading, 'sample'>) {
  const { t } = useWords()
  return (
    <section className="outcomes-table" tabIndex={0} aria-label={t('outcomes.seen')}>
      <table className="table">
        <caption>{t('outcomes.seen')}</caption>
        <tbody>
          {sample.map((cells, row) => (
            // Rows of a file have no names, and stand as they stand there.
            <tr key={`${row} ${cells.join()}`}>
              {cells.map((cell, column) => (
                <td key={`${column} ${cell}`}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
