/** Levers and assumptions that differ between the compared scenarios, and only those. */
import type { CSSProperties } from 'react'
import type { UnitKey } from '../../model/spec.ts'
import { levelsIn } from '../../report/amount.ts'
import {
  type AssumptionPlace,
  assumptionDifferences,
  type LeverPlace,
  leverDifferences,
} from '../../report/compare/differences.ts'
import { scheduleSentence } from '../../report/schedule.ts'
import { useWords } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'
import { ColumnHead } from './column-head.tsx'

export function DifferenceTables({ columns }: { readonly columns: readonly Column[] }) {
  const words = useWords()
  const { t } = words
  const levers = leverDifferences(columns)
  const assumptions = assumptionDifferences(columns)
  const heads = columns.map((column) => <ColumnHead key={column.id} column={column} />)
  return (
    <div className="compare-differences">
      <section
        className="card table-scroll compared"
        style={{ '--columns': columns.length } as CSSProperties}
        aria-label={t('compare.levers')}
        tabIndex={0}
      >
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
            {levers.map(({ lever, places }) => (
              <tr key={`${lever.id} ${lever.unit}`}>
                <th scope="row">
                  {words.text(lever.label)} <span className="hint">{levelsIn(lever.unit, words).unit}</span>
                </th>
                {places.map((own, place) => (
                  <LeverCell key={columns[place]?.id ?? place} own={own} unit={lever.unit} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {levers.length === 0 && <p className="hint table-empty">{t('compare.noLevers')}</p>}
      </section>
      <section
        className="card table-scroll compared"
        style={{ '--columns': columns.length } as CSSProperties}
        aria-label={t('compare.assumptions')}
        tabIndex={0}
      >
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
            {assumptions.map(({ assumption, places }) => (
              <tr key={`${assumption.id} ${assumption.unit}`}>
                <th scope="row">
                  {words.text(assumption.label)}{' '}
                  <span className="hint">{levelsIn(assumption.unit, words).unit}</span>
                </th>
                {places.map((own, place) => (
                  <AssumptionCell key={columns[place]?.id ?? place} own={own} unit={assumption.unit} />
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

interface CellProps<Place> {
  readonly own: Place | undefined
  readonly unit: UnitKey
}

function LeverCell({ own, unit }: CellProps<LeverPlace>) {
  const words = useWords()
  if (!own) return <NotInModel />
  const { setting, base } = own
  const { write } = levelsIn(unit, words)
  return (
    <td className="number">
      {setting ? (
        <>
          <strong>{write(setting.target)}</strong>
          <span className="cell-note">
            {scheduleSentence(words, setting.start, setting.ramp, setting.end)}
          </span>
        </>
      ) : (
        <span className="hint">
          {write(base)} {words.t('compare.base')}
        </span>
      )}
    </td>
  )
}

function AssumptionCell({ own, unit }: CellProps<AssumptionPlace>) {
  const words = useWords()
  if (!own) return <NotInModel />
  const text = levelsIn(unit, words).write(own.value)
  return (
    <td className="number">
      {own.value === own.central ? <span className="hint">{text}</span> : <strong>{text}</strong>}
    </td>
  )
}

/** A model may not have what another one has. */
function NotInModel() {
  const { t } = useWords()
  return (
    <td className="number hint" title={t('compare.notInModel')}>
      –
    </td>
  )
}
