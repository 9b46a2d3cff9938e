/** One lever: its name, value, slider and, once it is moved, its schedule and its way back. */
import { memo } from 'react'
import { Group, Input, NumberField, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { LeverSpec } from '../../model/spec.ts'
import { useActions, useWords, useWorkspace } from '../app/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { Stepper } from '../controls/stepper.tsx'
import { formatPlain } from '../text/format.ts'
import { activeDocument } from '../workspace/workspace.ts'
import { LeverInfo } from './lever-info.tsx'
import { LeverSchedule } from './lever-schedule.tsx'

export const LeverRow = memo(function LeverRow({ lever }: { readonly lever: LeverSpec }) {
  const words = useWords()
  const actions = useActions()
  const departure = useWorkspace((state) => activeDocument(state).scenario.levers[lever.id])
  const value = departure?.target ?? lever.base
  const name = words.text(lever.label)
  const plain = (number: number): string => formatPlain(number, words.language)
  const move = (target: number): void => actions.moveLever(lever, rounded(target))
  return (
    <Group className={departure ? 'lever changed' : 'lever'} aria-label={name}>
      <div className="lever-head">
        <span className="lever-name">{name}</span>
        <LeverInfo lever={lever} />
        <NumberField
          className="lever-value"
          aria-label={words.t('levers.value', { name })}
          value={value}
          minValue={lever.min}
          maxValue={lever.max}
          formatOptions={{ maximumFractionDigits: lever.whole ? 0 : 4 }}
          onChange={(next) => {
            if (Number.isFinite(next)) move(next)
          }}
        >
          <Input className="lever-input" />
        </NumberField>
        <span className="lever-unit">{words.unit(lever.unit)}</span>
      </div>
      <div className="lever-scale">
        <Stepper
          icon="minus"
          label={words.t('levers.less', { name })}
          disabled={value <= lever.min}
          onStep={() => move(Math.max(lever.min, value - lever.step))}
          onHold={actions.drag}
        />
        <span className="lever-bound">{plain(lever.min)}</span>
        <Slider
          className="lever-slider"
          aria-label={name}
          value={value}
          minValue={lever.min}
          maxValue={lever.max}
          step={lever.step}
          onChange={(next) => {
            actions.drag(true)
            move(next)
          }}
          onChangeEnd={() => actions.drag(false)}
        >
          <LeverTrack lever={lever} value={value} />
        </Slider>
        <span className="lever-bound">{plain(lever.max)}</span>
        <Stepper
          icon="plus"
          label={words.t('levers.more', { name })}
          disabled={value >= lever.max}
          onStep={() => move(Math.min(lever.max, value + lever.step))}
          onHold={actions.drag}
        />
      </div>
      {departure && (
        <div className="lever-foot">
          <LeverSchedule lever={lever} departure={departure} />
          <span className="lever-base">{words.t('levers.base', { base: plain(lever.base) })}</span>
          <IconButton
            quiet
            icon="reset"
            label={words.t('levers.reset', { name, base: plain(lever.base) })}
            onPress={() => actions.resetLever(lever)}
          />
        </div>
      )}
    </Group>
  )
})

/** The track: a tick at the base, and a fill from there to the value. */
function LeverTrack({ lever, value }: { readonly lever: LeverSpec; readonly value: number }) {
  const share = (number: number): number => (100 * (number - lever.min)) / (lever.max - lever.min)
  const [from, to] = [share(Math.min(lever.base, value)), share(Math.max(lever.base, value))]
  return (
    <SliderTrack className="track">
      <div className="track-rail" />
      <div className="track-fill" style={{ left: `${from}%`, width: `${to - from}%` }} />
      <div className="track-base" style={{ left: `${share(lever.base)}%` }} />
      <SliderThumb className="thumb" />
    </SliderTrack>
  )
}

/** Steps of 0.1 add up to 2.4000000000000004. */
const rounded = (value: number): number => Number(value.toFixed(6))
