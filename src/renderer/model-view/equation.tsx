/** One equation: what it is worth, how it is worked out, what it takes and what takes it. */
import { useMemo } from 'react'
import type { ReadableEquation } from '../../model/readable.ts'
import type { ReadingId } from '../../model/spec.ts'
import type { Dependencies } from '../../report/equations/dependencies.ts'
import type { Reader } from '../../report/equations/markup.ts'
import type { NamedThing } from '../../report/equations/names.ts'
import { subjectKey } from '../../report/passport-subject.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { PassportButton } from '../controls/passport-button.tsx'
import { FormulaLines } from './formula.tsx'
import type { Chosen, Say } from './reading.ts'

/** What every equation is read with. */
export interface EquationReading extends Pick<Chosen, 'scenario' | 'year'> {
  readonly things: ReadonlyMap<string, NamedThing>
  readonly dependencies: Dependencies
  readonly reader: Reader
  readonly say: Say
  readonly goTo: (thing: NamedThing) => void
  /** The name whose equation the picture shows. */
  readonly shown: string | undefined
}

export function Equation({
  equation,
  reading,
}: {
  readonly equation: ReadableEquation
  readonly reading: EquationReading
}) {
  const { t, text, unit } = useWords()
  const { things, dependencies, say, goTo, scenario, year, reader, shown } = reading
  const { id, label, formulas, where } = equation
  const own = things.get(id)
  const openName = (name: string): void => {
    const thing = things.get(name)
    if (thing) goTo(thing)
  }
  const named = useMemo(() => {
    const thingOf = (name: string): readonly NamedThing[] => {
      const thing = things.get(name)
      return thing ? [thing] : []
    }
    return {
      takes: (dependencies.takes.get(id) ?? []).flatMap(({ from }) => (from === id ? [] : thingOf(from))),
      usedBy: (dependencies.usedBy.get(id) ?? []).flatMap(({ to }) => (to === id ? [] : thingOf(to))),
    }
  }, [things, dependencies, id])
  if (!own) return null
  const { value, range } = say(own)
  return (
    <div
      className={shown === id ? 'equation shown' : 'equation'}
      tabIndex={-1}
      data-subject={subjectKey(own.subject)}
    >
      <div className="equation-head">
        <h4>
          {text(label)} <span className="hint">{unit(equation.unit)}</span>
        </h4>
        <p className="equation-value">
          <PassportButton
            subject={Object.assign({}, own.subject, { scenario: scenario.id, year })}
            text={value}
          />
          {range && <span className="hint">({range})</span>}
        </p>
      </div>
      {formulas.map((formula) => (
        <div key={`${formula.when} ${formula.reading}`} className="formula-line">
          <FormulaLines label={text(label)} text={formula.text} reader={reader} onName={openName} />
          <FormulaNote when={formula.when} reading={formula.reading} />
        </div>
      ))}
      {where && (
        <div className="formula-line">
          <span className="formula-note">{t('model.where')}</span>
          <FormulaLines text={where} reader={reader} onName={openName} />
        </div>
      )}
      <Names label={t('equation.takes')} things={named.takes} say={say} goTo={goTo} />
      <Names label={t('equation.usedBy')} things={named.usedBy} goTo={goTo} />
    </div>
  )
}

/** When a formula holds, where not always. */
function FormulaNote({ when, reading }: { readonly when: string; readonly reading: ReadingId | undefined }) {
  const { t, text } = useWords()
  const launchYear = useWorkspace((state) => state.ground.model.launchYear)
  const readings = useWorkspace((state) => state.ground.baseline.readings)
  const found = readings.find(({ id }) => id === reading)
  const notes = [
    ...(when === 'launch' ? [t('model.launch', { year: launchYear })] : []),
    ...(when === 'later' ? [t('model.later', { year: launchYear + 1 })] : []),
    ...(reading === undefined
      ? []
      : [t('model.inReading', { reading: found ? text(found.label) : reading })]),
  ]
  return notes.length > 0 && <span className="formula-note">{notes.join(', ')}</span>
}

interface NamesProps {
  readonly label: string
  readonly things: readonly NamedThing[]
  readonly say?: Say
  readonly goTo: (thing: NamedThing) => void
}

/** Names that lead to what they stand for, with what they are worth where that is wanted. */
function Names({ label, things, say, goTo }: NamesProps) {
  const { text } = useWords()
  if (things.length === 0) return null
  return (
    <div className="equation-names">
      <span className="equation-names-label">{label}</span>
      <ul>
        {things.map((thing) => {
          const said = say?.(thing)
          return (
            <li key={thing.name}>
              <button type="button" className="name-link" onClick={() => goTo(thing)}>
                {text(thing.label)}
              </button>
              {said && (
                <span className="name-value">
                  {said.value}
                  {said.range && <span className="hint"> ({said.range})</span>}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
