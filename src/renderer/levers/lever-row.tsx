/**
 * One lever: its name, value, slider and, once it is moved, its schedule and its way back.
 *
 * A move changes the value and the slider; each part asks for what it shows, so the others are not rendered again.
 */
import { memo } from 'react'
import { Group, Slider, SliderTrack } from 'react-aria-components'
import { targetIn } from '../../model/scenario.ts'
import type { LeverSpec } from '../../model/spec.ts'
import { levelsIn, plainAmountText } from '../../report/amount.ts'
import { subjectKey } from '../../report/passport-subject.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { InfoButton } from '../controls/info-button.tsx'
import { NumberInput } from '../controls/number-input.tsx'
import { SpokenThumb } from '../controls/spoken-thumb.tsx'
import { Stepper } from '../controls/stepper.tsx'
import { activeDocument, isMoved, type Workspace } from '../workspace/workspace.ts'
import { LeverSchedule } from './lever-schedule.tsx'

interface Props {
  readonly lever: LeverSpec
}

/** Where the active scenario sets a lever to. */
const valueIn = (state: Workspace, lever: LeverSpec): number =>
  targetIn(activeDocument(state).scenario, lever)

/** Steps of 0.1 add up to 2.4000000000000004. */
const rounded = (value: number): number => Number(value.toPrecision(12))

const inside = ({ min, max }: LeverSpec, value: number): number => Math.min(max, Math.max(min, value))

export const LeverRow = memo(function LeverRow({ lever }: Props) {
  const words = useWords()
  const moved = useWorkspace((state) => isMoved(state, lever))
  const name = words.text(lever.label)
  const { unit, write } = levelsIn(lever.unit, words)
  return (
    <Group className={moved ? 'lever changed' : 'lever'} aria-label={name}>
      <div className="lever-head">
        <span className="lever-name">{name}</span>
        <InfoButton kind="lever" id={lever.id} name={name} />
        <LeverValue lever={lever} />
        <span className="lever-unit">{unit}</span>
      </div>
      <div className="lever-scale">
        <LeverStepper lever={lever} direction="less" />
        <span className="lever-bound">{write(lever.min)}</span>
        <LeverSlider lever={lever} />
        <span className="lever-bound">{write(lever.max)}</span>
        <LeverStepper lever={lever} direction="more" />
      </div>
      {moved && <LeverFoot lever={lever} />}
    </Group>
  )
})

function LeverValue({ lever }: Props) {
  const words = useWords()
  const actions = useActions()
  const value = useWorkspace((state) => valueIn(state, lever))
  return (
    <NumberInput
      bare
      hideLabel
      className="lever-value"
      inputClassName="lever-input"
      label={words.t('levers.value', { name: words.text(lever.label) })}
      value={value}
      min={lever.min}
      max={lever.max}
      digits={4}
      // Whole numbers are rounded once they are typed.
      {...(lever.whole ? { step: 1 } : { arrowStep: lever.step })}
      {...levelsIn(lever.unit, words).field}
      onChange={(next) => actions.moveLever(lever, next)}
    />
  )
}

const LeverStepper = memo(function LeverStepper({
  lever,
  direction,
}: Props & { readonly direction: 'less' | 'more' }) {
  const words = useWords()
  const actions = useActions()
  const store = useWorkspaceStore()
  const bound = direction === 'less' ? lever.min : lever.max
  const isAtBound = useWorkspace((state) => valueIn(state, lever) === bound)
  return (
    <Stepper
      icon={direction === 'less' ? 'minus' : 'plus'}
      label={words.t(`levers.${direction}`, { name: words.text(lever.label) })}
      disabled={isAtBound}
      onStep={() => {
        const next = valueIn(store.getState(), lever) + (direction === 'less' ? -lever.step : lever.step)
        actions.moveLever(lever, rounded(inside(lever, next)))
      }}
      onHold={actions.drag}
    />
  )
})

function LeverSlider({ lever }: Props) {
  const words = useWords()
  const actions = useActions()
  const value = useWorkspace((state) => valueIn(state, lever))
  const share = (number: number): number => (100 * (number - lever.min)) / (lever.max - lever.min)
  const [from, to] = [share(Math.min(lever.base, value)), share(Math.max(lever.base, value))]
  return (
    <Slider
      data-subject={subjectKey({ kind: 'lever', id: lever.id })}
      className="lever-slider"
      aria-label={words.text(lever.label)}
      value={value}
      minValue={lever.min}
      maxValue={lever.max}
      step={lever.step}
      onChange={(next) => {
        actions.drag(true)
        actions.moveLever(lever, rounded(next))
      }}
      onChangeEnd={() => actions.drag(false)}
    >
      <SliderTrack className="track">
        <div className="track-rail" />
        {/* From the base, which has a tick, to the value. */}
        <div className="track-fill" style={{ left: `${from}%`, width: `${to - from}%` }} />
        <div className="track-base" style={{ left: `${share(lever.base)}%` }} />
        <SpokenThumb said={plainAmountText(value, lever.unit, words)} />
      </SliderTrack>
    </Slider>
  )
}

const LeverFoot = memo(function LeverFoot({ lever }: Props) {
  const words = useWords()
  const actions = useActions()
  const base = levelsIn(lever.unit, words).write(lever.base)
  return (
    <div className="lever-foot">
      <LeverSchedule lever={lever} />
      <span className="lever-base">{words.t('levers.base', { base })}</span>
      <IconButton
        quiet
        icon="reset"
        label={words.t('levers.reset', { name: words.text(lever.label), base })}
        onPress={() => actions.resetLever(lever)}
      />
    </div>
  )
})
