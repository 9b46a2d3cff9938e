/** One assumption: its name, value, range and source. */
import { memo } from 'react'
import { Group, Slider, SliderTrack } from 'react-aria-components'
import { assumedIn } from '../../model/scenario.ts'
import type { AssumptionSpec } from '../../model/spec.ts'
import { levelsIn, plainAmountText } from '../../report/amount.ts'
import { subjectKey } from '../../report/passport-subject.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { InfoButton } from '../controls/info-button.tsx'
import { NumberInput } from '../controls/number-input.tsx'
import { SpokenThumb } from '../controls/spoken-thumb.tsx'
import { activeDocument } from '../workspace/workspace.ts'

/** A range is crossed in this many steps of the slider. */
const steps = 100

export const AssumptionRow = memo(function AssumptionRow({
  assumption,
}: {
  readonly assumption: AssumptionSpec
}) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const { low, central, high, unit } = assumption
  const value = useWorkspace((state) => assumedIn(activeDocument(state).scenario, assumption))
  const changed = value !== central
  const name = words.text(assumption.label)
  const { write: plain, unit: unitName, field } = levelsIn(unit, words)
  const share = (number: number): number => (100 * (number - low)) / (high - low)
  const [from, to] = [share(Math.min(central, value)), share(Math.max(central, value))]
  const set = (next: number): void => actions.assume(assumption, Number(next.toPrecision(8)))
  return (
    <Group className={changed ? 'lever changed' : 'lever'} aria-label={name}>
      <div className="lever-head">
        <span className="lever-name">{name}</span>
        <InfoButton kind="assumption" id={assumption.id} name={name} />
        <NumberInput
          bare
          hideLabel
          className="lever-value"
          inputClassName="lever-input"
          label={t('levers.value', { name })}
          value={value}
          min={low}
          max={high}
          arrowStep={(high - low) / steps}
          {...field}
          onChange={set}
        />
        <span className="lever-unit">{unitName}</span>
      </div>
      <div className="lever-scale">
        <span className="lever-bound">{plain(low)}</span>
        <Slider
          data-subject={subjectKey({ kind: 'assumption', id: assumption.id })}
          className="lever-slider"
          aria-label={name}
          value={value}
          minValue={low}
          maxValue={high}
          step={(high - low) / steps}
          onChange={(next) => {
            actions.drag(true)
            set(next)
          }}
          onChangeEnd={() => actions.drag(false)}
        >
          <SliderTrack className="track">
            <div className="track-rail" />
            <div className="track-fill" style={{ left: `${from}%`, width: `${to - from}%` }} />
            <div className="track-base" style={{ left: `${share(central)}%` }} />
            <SpokenThumb said={plainAmountText(value, unit, words)} />
          </SliderTrack>
        </Slider>
        <span className="lever-bound">{plain(high)}</span>
      </div>
      {changed && (
        <div className="lever-foot">
          <span className="lever-base">{t('assumptions.central', { central: plain(central) })}</span>
          <IconButton
            quiet
            icon="reset"
            label={t('assumptions.reset', { name, central: plain(central) })}
            onPress={() => actions.resetAssumption(assumption)}
          />
        </div>
      )}
    </Group>
  )
})
