/** When a lever moves: one line, which opens its first year, ramp and last year. */
import { Button, Dialog, DialogTrigger, Heading, Popover, Switch } from 'react-aria-components'
import { type LeverSetting, settingOf } from '../../model/scenario.ts'
import type { LeverSpec } from '../../model/spec.ts'
import { mostYears } from '../../model/years.ts'
import { scheduleSentence } from '../../report/schedule.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { NumberInput } from '../controls/number-input.tsx'
import type { Schedule } from '../workspace/edit.ts'
import { activeDocument, type Workspace } from '../workspace/workspace.ts'

export function LeverSchedule({ lever }: { readonly lever: LeverSpec }) {
  const words = useWords()
  const actions = useActions()
  const spec = useWorkspace((state) => state.ground.model)
  const horizon = useWorkspace((state) => activeDocument(state).scenario.horizon)
  // One by one, so that a move of the target alone renders nothing here.
  const start = useWorkspace((state) => settingIn(state, lever)?.start ?? spec.schedule.start)
  const ramp = useWorkspace((state) => settingIn(state, lever)?.ramp ?? spec.schedule.ramp)
  const end = useWorkspace((state) => settingIn(state, lever)?.end)
  const set = (changes: Partial<Schedule>): void =>
    actions.scheduleLever(lever, { start, ramp, end, ...changes })
  const name = words.text(lever.label)
  return (
    <DialogTrigger>
      <Button
        className="link"
        aria-label={`${words.t('levers.schedule', { name })}: ${scheduleSentence(words, start, ramp, end)}`}
      >
        {scheduleSentence(words, start, ramp, end)}
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="dialog schedule">
          <Heading slot="title" className="info-title">
            {words.t('levers.schedule', { name })}
          </Heading>
          <NumberInput
            label={words.t('levers.start')}
            value={start}
            min={spec.schedule.earliest}
            max={horizon}
            step={1}
            year
            onChange={(next) =>
              set({ start: next, ...(end !== undefined && end < next ? { end: next } : {}) })
            }
          />
          <NumberInput
            label={words.t('levers.ramp')}
            value={ramp}
            min={0}
            max={mostYears(spec)}
            step={1}
            onChange={(next) => set({ ramp: next })}
          />
          <Switch
            className="switch"
            isSelected={end !== undefined}
            onChange={(ends) =>
              set({ end: ends ? Math.max(start, Math.min(horizon, start + ramp)) : undefined })
            }
          >
            <div className="switch-track" />
            {words.t('levers.setEnd')}
          </Switch>
          {end !== undefined && (
            <NumberInput
              label={words.t('levers.end')}
              value={end}
              min={start}
              max={spec.horizon.max}
              step={1}
              year
              onChange={(next) => set({ end: next })}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function settingIn(state: Workspace, lever: LeverSpec): LeverSetting | undefined {
  const departure = activeDocument(state).scenario.levers[lever.id]
  return departure && settingOf(departure, state.ground.model.schedule)
}
