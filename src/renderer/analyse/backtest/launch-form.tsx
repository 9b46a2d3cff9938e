/** Other starting values for the same backtest: a reading, and numbers of the starting years. */
import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { LaunchChanges } from '../../../files/recipe.ts'
import { assumedIn } from '../../../model/scenario.ts'
import type { Scenario, UnitKey } from '../../../model/spec.ts'
import { levelsIn } from '../../../report/amount.ts'
import {
  changesOf,
  figureRange,
  launched,
  launchFields,
  noChanges,
  withNumber,
} from '../../../report/backtest/launch.ts'
import { useActions, useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { NumberInput } from '../../controls/number-input.tsx'

interface Props {
  readonly scenario: Scenario
  readonly name: string
  readonly changes: LaunchChanges
  readonly onChange: (changes: LaunchChanges) => void
  /** What came of the changes; empty where there is nothing to say. */
  readonly answer: string
}

export function LaunchForm({ scenario, name, changes, onChange, answer }: Props) {
  const { t, text } = useWords()
  const actions = useActions()
  const model = useWorkspace((state) => state.ground.built)
  const reading = changes.reading ?? scenario.reading
  const fields = useMemo(() => launchFields(model, reading), [model, reading])
  const effective = changesOf(scenario, changes)
  const keepsFigures = Object.keys(changes.figures).length === 0
  const keep = () => {
    if (!effective) return
    const kept = actions.keepScenario({
      ...launched(scenario, effective),
      name: t('backtest.keptName', { name }),
      notes: '',
    })
    onChange(noChanges)
    actions.notify(t('backtest.kept', { name: kept }))
  }
  return (
    <>
      <p className="launch-intro">{t('backtest.launchIntro')}</p>
      <div className="launch-tools">
        {model.baseline.readings.length > 1 && (
          <>
            <span className="field-label">{t('backtest.launchReading')}</span>
            <Choice
              label={t('backtest.launchReading')}
              options={model.baseline.readings.map(({ id, label }) => ({ id, label: text(label) }))}
              value={reading}
              onChange={(next) => onChange({ ...changes, reading: next })}
            />
          </>
        )}
        <Button className="button" onPress={() => onChange(noChanges)} isDisabled={!effective}>
          {t('backtest.reset')}
        </Button>
        <Button className="button" onPress={keep} isDisabled={!effective || !keepsFigures}>
          {t('backtest.keep')}
        </Button>
        {!keepsFigures && <span className="hint">{t('backtest.keepNot')}</span>}
      </div>
      <p className="launch-answer" role="status">
        {answer}
      </p>
      {fields.assumptions.length > 0 && (
        <fieldset className="launch-fields">
          <legend>{t('backtest.launchAssumptions')}</legend>
          {fields.assumptions.map((assumption) => {
            const { id, label, unit, low, high } = assumption
            const original = assumedIn(scenario, assumption)
            return (
              <LaunchField
                key={id}
                unit={unit}
                low={low}
                high={high}
                original={original}
                label={text(label)}
                value={changes.assumptions[id] ?? original}
                onChange={(value) => onChange(withNumber(changes, 'assumptions', id, value, original))}
              />
            )
          })}
        </fieldset>
      )}
      <fieldset className="launch-fields">
        <legend>{t('backtest.launchFigures')}</legend>
        {fields.figures.map((figure) => {
          const { id, label, unit, value: original, year } = figure
          return (
            <LaunchField
              key={id}
              unit={unit}
              original={original}
              {...figureRange(figure)}
              label={`${text(label)}, ${year}`}
              value={changes.figures[id] ?? original}
              onChange={(value) => onChange(withNumber(changes, 'figures', id, value, original))}
            />
          )
        })}
      </fieldset>
    </>
  )
}

interface FieldProps {
  readonly label: string
  readonly unit: UnitKey
  readonly value: number
  readonly original: number
  readonly low: number
  readonly high: number
  readonly onChange: (value: number) => void
}

/** A field crosses its range in so many presses of an arrow key. */
const arrowSteps = 100

function LaunchField({ label, unit, value, original, low, high, onChange }: FieldProps) {
  const words = useWords()
  const { unit: unitName, write, field } = levelsIn(unit, words)
  const isChanged = value !== original
  return (
    <div className={isChanged ? 'launch-field changed' : 'launch-field'}>
      <NumberInput
        bare
        label={label}
        value={value}
        min={low}
        max={high}
        arrowStep={Number(((high - low) / arrowSteps).toPrecision(1))}
        {...field}
        onChange={onChange}
      />
      <span className="launch-unit">
        {unitName}
        {isChanged && ` · ${words.t('backtest.was', { value: write(original) })}`}
      </span>
    </div>
  )
}
