/** Which levers may move, how far and how dear, and what the answer needs of each. */

import { useId } from 'react'
import { Button, Checkbox } from 'react-aria-components'
import type { Fault } from '../../../model/fault.ts'
import { longestRamp } from '../../../model/scenario.ts'
import type { LeverGroupSpec, LeverId } from '../../../model/spec.ts'
import { levelsIn } from '../../../report/amount.ts'
import { faultText } from '../../../report/faults/fault-text.ts'
import {
  changeText,
  formatLevel,
  type LeverMove,
  leverMoves,
  notEnoughText,
  ownScheduleText,
  type Sought,
} from '../../../report/seek/answer.ts'
import {
  type LeverChoice,
  type LeverChoices,
  levelDigits,
  mostWeight,
  ofGroup,
  type SeekSchedule,
  type SoughtLever,
  withChoice,
} from '../../../report/seek/levers.ts'
import { useKept } from '../../context/use-kept.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Icon } from '../../controls/icons.tsx'
import { NumberInput } from '../../controls/number-input.tsx'
import { PassportButton } from '../../controls/passport-button.tsx'
import { RovingSection } from '../../controls/roving-section.tsx'
import { activeDocument } from '../../workspace/workspace.ts'
import { Panel } from '../panel.tsx'
import { Sentence } from '../sentence.tsx'

interface Props {
  readonly levers: readonly SoughtLever[]
  readonly faults: ReadonlyMap<LeverId, Fault>
  /** The newest answer, which may not know of what was changed since. */
  readonly sought: Sought | undefined
  readonly choices: LeverChoices
  readonly onChoose: (choices: LeverChoices) => void
  /** When levers move to which the scenario gives no years. */
  readonly schedule: SeekSchedule
  readonly onSchedule: (changes: { readonly [key in keyof SeekSchedule]?: number | undefined }) => void
}

/** Columns beside the lever's name. */
const columns = ['present', 'low', 'high', 'weight', 'needed', 'change', 'alone'] as const

export function LeverTable({ levers, faults, sought, choices, onChoose, schedule, onSchedule }: Props) {
  const { t, text } = useWords()
  const { leverGroups } = useWorkspace((state) => state.ground.model)
  const [worldShown, showWorld] = useKept('seek levers that are no policy', false)
  const moves = new Map((sought ? leverMoves(sought) : []).map((move) => [move.lever.id, move]))
  const free = levers.filter(({ isFree }) => isFree)
  const row = (own: SoughtLever) => (
    <LeverRow
      key={own.lever.id}
      own={own}
      fault={faults.get(own.lever.id)}
      sought={sought}
      move={own.isFree ? moves.get(own.lever.id) : undefined}
      onChoose={(changes) => onChoose(withChoice(choices, own.lever.id, changes))}
    />
  )
  const isHideable = ({ id, policy }: LeverGroupSpec): boolean => !policy && ofGroup(free, id).length === 0
  return (
    <Panel
      title={t('seek.levers')}
      unit={t('seek.freeCount', { count: free.length, all: levers.length })}
      note={t('seek.effort')}
    >
      <RovingSection className="seek-scroll" label={t('chart.tableOf', { name: t('seek.levers') })}>
        <table className="table seek-levers stacked-rows">
          <thead>
            <tr>
              <th scope="col">{t('compare.lever')}</th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={column === 'needed' ? 'number answer-column' : 'number'}
                >
                  {t(`seek.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {leverGroups.map((group) => (
            <tbody key={group.id}>
              <tr className="seek-group">
                <th scope="rowgroup" colSpan={1 + columns.length}>
                  {isHideable(group) ? (
                    <Button
                      className="link"
                      aria-expanded={worldShown}
                      onPress={() => showWorld(!worldShown)}
                    >
                      {t(worldShown ? 'seek.worldHide' : 'seek.worldShow', { group: text(group.label) })}
                    </Button>
                  ) : (
                    text(group.label)
                  )}
                </th>
              </tr>
              {(worldShown || !isHideable(group)) && ofGroup(levers, group.id).map(row)}
            </tbody>
          ))}
        </table>
      </RovingSection>
      <ScheduleSentence schedule={schedule} onSchedule={onSchedule} />
    </Panel>
  )
}

function ScheduleSentence({ schedule, onSchedule }: Pick<Props, 'schedule' | 'onSchedule'>) {
  const { t } = useWords()
  const { earliest } = useWorkspace((state) => state.ground.model.schedule)
  const { horizon } = useWorkspace(activeDocument).scenario
  const field = (key: keyof SeekSchedule, min: number, max: number) => ({
    said: String(schedule[key]),
    control: (
      <NumberInput
        bare
        hideLabel
        className="sentence-year"
        label={t(`seek.${key}`)}
        year={key === 'start'}
        value={schedule[key]}
        step={1}
        min={min}
        max={max}
        onChange={(next) => onSchedule({ [key]: next })}
        onClear={() => onSchedule({ [key]: undefined })}
      />
    ),
  })
  return (
    <div className="seek-schedule">
      <Sentence
        text={t('seek.schedule')}
        blanks={{ start: field('start', earliest, horizon), ramp: field('ramp', 0, longestRamp) }}
      />
    </div>
  )
}

interface RowProps {
  readonly own: SoughtLever
  readonly fault: Fault | undefined
  readonly sought: Sought | undefined
  readonly move: LeverMove | undefined
  readonly onChoose: (changes: { readonly [key in keyof LeverChoice]: LeverChoice[key] | undefined }) => void
}

function LeverRow({ own, fault, sought, move, onChoose }: RowProps) {
  const words = useWords()
  const { t } = words
  const faultId = useId()
  const { lever, present, isFree, low, high, weight, schedule } = own
  const name = words.text(lever.label)
  const isOfWeight = fault?.path.at(-1) === 'weight'
  const bound = (key: 'low' | 'high', value: number, label: string) => (
    <NumberInput
      bare
      hideLabel
      className="seek-number"
      label={label}
      value={value}
      min={lever.min}
      max={lever.max}
      digits={levelDigits(lever)}
      {...levelsIn(lever.unit, words).field}
      {...(lever.whole ? { step: 1 } : { arrowStep: lever.step })}
      fault={fault && !isOfWeight ? faultId : undefined}
      onChange={(next) => onChoose({ [key]: next })}
      onClear={() => onChoose({ [key]: undefined })}
    />
  )
  return (
    <>
      <tr className={isFree ? 'free' : ''}>
        <th scope="row">
          <Checkbox
            className="seek-check"
            isSelected={isFree}
            onChange={(next) => onChoose({ isFree: next })}
          >
            <span className="check-box">{isFree && <Icon name="check" />}</span>
            <span>
              <span>{name}</span>
              {isFree && <span className="cell-note">{levelsIn(lever.unit, words).unit}</span>}
              {isFree && schedule && <span className="cell-note">{ownScheduleText(schedule, words)}</span>}
            </span>
          </Checkbox>
        </th>
        <td className="number">
          <PassportButton
            subject={{ kind: 'lever', id: lever.id }}
            text={formatLevel(present, lever, words)}
          />
        </td>
        {isFree ? (
          <>
            <td>{bound('low', low, t('seek.lowOf', { name }))}</td>
            <td>{bound('high', high, t('seek.highOf', { name }))}</td>
            <td>
              <NumberInput
                bare
                hideLabel
                className="seek-number"
                label={t('seek.weightOf', { name })}
                value={weight}
                min={0}
                max={mostWeight}
                arrowStep={0.5}
                fault={isOfWeight ? faultId : undefined}
                onChange={(next) => onChoose({ weight: next })}
                onClear={() => onChoose({ weight: undefined })}
              />
            </td>
            <AnswerCells sought={sought} move={fault ? undefined : move} />
          </>
        ) : (
          <td colSpan={columns.length - 1} className="hint">
            {levelsIn(lever.unit, words).unit}
          </td>
        )}
      </tr>
      {fault && (
        <tr>
          <td colSpan={1 + columns.length} className="seek-fault" id={faultId} role="alert">
            <Icon name="warn" /> {faultText(fault, words)}
          </td>
        </tr>
      )}
    </>
  )
}

function AnswerCells({ sought, move }: Pick<RowProps, 'sought' | 'move'>) {
  const words = useWords()
  const { t } = words
  if (!sought || !move) {
    return (
      <>
        <td className="number answer-column" />
        <td className="number" />
        <td className="number" />
      </>
    )
  }
  const { lever, needed, bound, alone } = move
  return (
    <>
      <td className="number answer-column">
        <strong>{formatLevel(needed, lever, words)}</strong>
        {bound && (
          <span className="seek-bound">{bound === 'high' ? t('seek.bindsHigh') : t('seek.bindsLow')}</span>
        )}
      </td>
      <td className="number">{changeText(move, words) ?? <span className="hint">{t('key.same')}</span>}</td>
      <td className="number">
        {alone.reached ? (
          formatLevel(alone.level, lever, words)
        ) : (
          <>
            {t('seek.notEnough')}
            <span className="cell-note">{notEnoughText(sought, alone, words)}</span>
          </>
        )}
      </td>
    </>
  )
}
