/** What is drawn, and from which ranges: each may be narrowed, widened or fixed. */
import { ToggleButton } from 'react-aria-components'
import { type DrawnRange, drawnRanges, type Range } from '../../../model/analysis/draws.ts'
import type { Model } from '../../../model/model.ts'
import type { Scenario, Text, UnitKey } from '../../../model/spec.ts'
import { levelsIn } from '../../../report/amount.ts'
import {
  boundsOf,
  fixedAt,
  openRange,
  withoutRange,
  withRange,
} from '../../../report/ensemble/range-changes.ts'
import { useActions, useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { IconButton } from '../../controls/icon-button.tsx'
import { NumberInput } from '../../controls/number-input.tsx'
import { RovingSection } from '../../controls/roving-section.tsx'
import { InputButton } from '../input-button.tsx'

interface Props {
  readonly scenario: Scenario
  readonly changedOnly: boolean
}

export function RangeList({ scenario, changedOnly }: Props) {
  const { t } = useWords()
  const model = useWorkspace((state) => state.ground.built)
  const changes = useWorkspace((state) => state.drawing.ranges)
  const isShown = ({ id }: DrawnRange): boolean => !changedOnly || changes[id] !== undefined
  return (
    <RovingSection className="range-scroll" label={t('ensemble.ranges')}>
      <table className="table range-table stacked-rows">
        <thead>
          <tr>
            <th scope="col">{t('ensemble.what')}</th>
            <th scope="col">{t('ensemble.low')}</th>
            <th scope="col" className="number">
              {t('ensemble.central')}
            </th>
            <th scope="col">{t('ensemble.high')}</th>
            <th scope="col">{t('ensemble.drawnOrFixed')}</th>
          </tr>
        </thead>
        <tbody>
          {drawnRanges(model, scenario, changes)
            .filter(isShown)
            .map((range) => (
              <RangeRow key={range.id} range={range} scenario={scenario} />
            ))}
        </tbody>
      </table>
    </RovingSection>
  )
}

function RangeRow({ range, scenario }: { readonly range: DrawnRange; readonly scenario: Scenario }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const model = useWorkspace((state) => state.ground.built)
  const changes = useWorkspace((state) => state.drawing.ranges)
  const { id, low, central, high } = range
  const { label, unit } = specOf(model, id)
  const { unit: unitName, write, field } = levelsIn(unit, words)
  const name = words.text(label)
  const bounds = boundsOf(model, scenario, id)
  const isFixed = low === high
  const isChanged = changes[id] !== undefined
  const set = (next: Range): void => actions.draw({ ranges: withRange(changes, model, scenario, id, next) })
  const end = (key: 'low' | 'high') => (
    <NumberInput
      bare
      hideLabel
      className="range-end"
      label={t(`ensemble.${key}Of`, { name })}
      value={range[key]}
      min={key === 'low' ? bounds.low : central}
      max={key === 'low' ? central : bounds.high}
      {...field}
      onChange={(value) => set({ low, central, high, [key]: value })}
    />
  )
  return (
    <tr className={isChanged ? 'changed' : undefined}>
      <th scope="row">
        <InputButton id={id} name={name} /> <span className="hint">{unitName}</span>
      </th>
      <td>{isFixed ? null : end('low')}</td>
      <td className="number">{write(central)}</td>
      <td>{isFixed ? null : end('high')}</td>
      <td className="range-state">
        <ToggleButton
          className="toggle"
          aria-label={t('ensemble.fix', { name })}
          isSelected={isFixed}
          onChange={(fix) => set(fix ? fixedAt(central) : openRange(model, scenario, id))}
        >
          {t('ensemble.fixed')}
        </ToggleButton>
        {isChanged && (
          <IconButton
            quiet
            icon="reset"
            label={t('ensemble.reset', { name })}
            onPress={() => actions.draw({ ranges: withoutRange(changes, id) })}
          />
        )}
      </td>
    </tr>
  )
}

const specOf = (model: Model, id: string): { readonly label: Text; readonly unit: UnitKey } => {
  const found = model.assumptions.get(id) ?? model.levers.get(id)
  if (!found) throw new Error(`nothing is called ${id}`)
  return found
}
