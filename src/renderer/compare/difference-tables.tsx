/** Levers and assumptions that differ between the compared scenarios, and only those. */
import { assumptionDifferences, leverDifferences } from '../../report/compare/differences.ts'
import { scheduleSentence } from '../../report/schedule.ts'
import { formatPlain } from '../../report/text/format.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'

export function DifferenceTables({ columns }: { readonly columns: readonly Column[] }) {
  const words = useWords()
  const { t } = words
  const spec = useWorkspace((state) => state.ground.model)
  const scenarios = columns.map((column) => column.scenario)
  const levers = leverDifferences(scenarios, spec)
  const assumptions = assumptionDifferences(scenarios, spec)
  const heads = columns.map((column) => (
    <th key={column.id} scope="col" className="number">
      <span className={`swatch tone-${column.tone}`} />
      {/* The colour stays with the first word. */}
      {'\u00a0'}
      {column.name}
    </th>
  ))
  return (
    <div className="compare-differences">
      <section className="card table-scroll" aria-label={t('compare.levers')} tabIndex={0}>
        <table className="table">
          <caption>{t('compare.levers')}</caption>
          {levers.length > 0 && (
            <thead>
              <tr>
                <th scope="col">{t('compare.lever')}</th>
                {heads}
              </tr>
            </thead>
          )}
          <tbody>
            {levers.map(({ lever, settings }) => (
              <tr key={lever.id}>
                <th scope="row">
                  {words.text(lever.label)} <span className="hint">{words.unit(lever.unit)}</span>
                </th>
                {settings.map((setting, place) => (
                  <td key={columns[place]?.id ?? place} className="number">
                    {setting ? (
                      <>
                        <strong>{formatPlain(setting.target, words.language)}</strong>
                        <span className="cell-note">
                          {scheduleSentence(words, setting.start, setting.ramp, setting.end)}
                        </span>
                      </>
                    ) : (
                      <span className="hint">
                        {formatPlain(lever.base, words.language)} {t('compare.base')}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {levers.length === 0 && <p className="hint table-empty">{t('compare.noLevers')}</p>}
      </section>
      <section className="card table-scroll" aria-label={t('compare.assumptions')} tabIndex={0}>
        <table className="table">
          <caption>{t('compare.assumptions')}</caption>
          {assumptions.length > 0 && (
            <thead>
              <tr>
                <th scope="col">{t('compare.assumption')}</th>
                {heads}
              </tr>
            </thead>
          )}
          <tbody>
            {assumptions.map(({ assumption, values }) => (
              <tr key={assumption.id}>
                <th scope="row">
                  {words.text(assumption.label)} <span className="hint">{words.unit(assumption.unit)}</span>
                </th>
                {values.map((value, place) => (
                  <td key={columns[place]?.id ?? place} className="number">
                    {value === assumption.central ? (
                      <span className="hint">{formatPlain(value, words.language)}</span>
                    ) : (
                      <strong>{formatPlain(value, words.language)}</strong>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {assumptions.length === 0 && <p className="hint table-empty">{t('compare.noAssumptions')}</p>}
      </section>
    </div>
  )
}
