/** Levers and assumptions that differ between the compared scenarios, and only those. */
import type { UnitKey } from '../../model/spec.ts'
import { levelsIn } from '../../report/amount.ts'
import {
  type AssumptionPlace,
  assumptionDifferences,
  type LeverPlace,
  leverDifferences,
} from '../../report/compare/differences.ts'
import type { PassportSubject } from '../../report/passport-subject.ts'
import { scheduleSentence } from '../../report/schedule.ts'
import { useWords } from '../context/workspace-context.tsx'
import { PassportButton } from '../controls/passport-button.tsx'
import { RovingSection } from '../controls/roving-section.tsx'
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
      <RovingSection
        className="card table-scroll compared"
        label={t('compare.levers')}
        columns={columns.length}
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
                  <LeverCell
                    key={columns[place]?.id ?? place}
                    own={own}
                    unit={lever.unit}
                    subject={{ kind: 'lever', id: lever.id, scenario: columns[place]?.id ?? '' }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {levers.length === 0 && <p className="hint table-empty">{t('compare.noLevers')}</p>}
      </RovingSection>
      <RovingSection
        className="card table-scroll compared"
        label={t('compare.assumptions')}
        columns={columns.length}
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
                  <AssumptionCell
                    key={columns[place]?.id ?? place}
                    own={own}
                    unit={assumption.unit}
                    subject={{ kind: 'assumption', id: assumption.id, scenario: columns[place]?.id ?? '' }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {assumptions.length === 0 && <p className="hint table-empty">{t('compare.noAssumptions')}</p>}
      </RovingSection>
    </div>
  )
}

interface CellProps<Place> {
  readonly own: Place | undefined
  readonly unit: UnitKey
  readonly subject: PassportSubject
}

function LeverCell({ own, unit, subject }: CellProps<LeverPlace>) {
  const words = useWords()
  if (!own) return <NotInModel />
  const { setting, base } = own
  const { write } = levelsIn(unit, words)
  return (
    <td className="number">
      {setting ? (
        <>
          <strong>
            <PassportButton subject={subject} text={write(setting.target)} />
          </strong>
          <span className="cell-note">
            {scheduleSentence(words, setting.start, setting.ramp, setting.end)}
          </span>
        </>
      ) : (
        <span className="hint">
          <PassportButton subject={subject} text={write(base)} /> {words.t('compare.base')}
        </span>
      )}
    </td>
  )
}

function AssumptionCell({ own, unit, subject }: CellProps<AssumptionPlace>) {
  const words = useWords()
  if (!own) return <NotInModel />
  const number = <PassportButton subject={subject} text={levelsIn(unit, words).write(own.value)} />
  return (
    <td className="number">
      {own.value === own.central ? <span className="hint">{number}</span> : <strong>{number}</strong>}
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
