/** How to get there? A target, the levers that may move, and the least effort that reaches it. */
import { Button } from 'react-aria-components'
import type { Job } from '../../../analyst/jobs.ts'
import { checkSeek, type SeekOptions, type TargetSense } from '../../../model/analysis/seek/question.ts'
import { modelKey } from '../../../model/model.ts'
import { targetIn } from '../../../model/scenario.ts'
import type { IndicatorId } from '../../../model/spec.ts'
import { valueInYear } from '../../../model/years.ts'
import { plainAmountText } from '../../../report/amount.ts'
import { emptySheet } from '../../../report/csv.ts'
import { faultText } from '../../../report/faults/fault-text.ts'
import { describeIndicator } from '../../../report/indicator.ts'
import { noValueText } from '../../../report/no-value.ts'
import { provenanceOf } from '../../../report/provenance.ts'
import { type Aim, aimAsked, aimSense, aimsOf } from '../../../report/seek/aims.ts'
import {
  furtherTexts,
  keptName,
  keptNotes,
  type Sought,
  soughtCsv,
  soughtText,
} from '../../../report/seek/answer.ts'
import { seekInquiry } from '../../../report/seek/json.ts'
import {
  freeLevers,
  type LeverChoices,
  leverFaults,
  type SeekSchedule,
  soughtLevers,
  soughtSchedule,
} from '../../../report/seek/levers.ts'
import { suggestedTarget, targetStep } from '../../../report/seek/target.ts'
import { foundTone, toneOf } from '../../charts/chart-data.ts'
import { type Answering, useAnswer } from '../../context/use-answer.ts'
import { useKept } from '../../context/use-kept.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { activeDocument, projectionOf, whyMissing } from '../../workspace/workspace.ts'
import { AmountField } from '../amount-field.tsx'
import { QuestionFrame } from '../question-frame.tsx'
import type { Blank } from '../sentence.tsx'
import { useActiveSubject, useIndicator, useYear } from '../subject.tsx'
import { AimChoice } from './aim-choice.tsx'
import { AlonePanel } from './alone-panel.tsx'
import { LeverTable } from './lever-table.tsx'
import { PathPanel } from './path-panel.tsx'
import { TargetOddsLine, useTargetOdds } from './target-odds.tsx'
import './seek.css'

export function SeekQuestion() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const { drawing, prices } = state
  const model = state.ground.built
  const { spec } = model
  const active = useActiveSubject()
  const { subject } = active
  const { scenario } = subject
  const { indicator, blank, choose: chooseIndicator } = useIndicator()
  const { year, blank: yearBlank } = useYear(spec.launchYear + 1, scenario.horizon)
  const [sense, setSense] = useKept<TargetSense>('seek sense', 'atLeast')
  // A target that was typed belongs to one indicator in one kind of prices.
  const [typed, setTyped] = useKept<Readonly<Record<string, number | undefined>>>('seek targets', {})
  const [choices, choose] = useKept<LeverChoices>('seek levers', {})
  const [chosen, setSchedule] = useKept<{ readonly [key in keyof SeekSchedule]?: number | undefined }>(
    'seek schedule',
    {},
  )
  const [chosenAim, keepAim] = useKept<string | undefined>('seek aim', undefined)
  const schedule = soughtSchedule(spec.schedule, scenario.horizon, chosen)

  const projected = valueInYear(projectionOf(store, scenario, prices).series.get(indicator.id), year, spec)
  const aims = aimsOf(state.ground.outcomes.targets, {
    spec,
    horizon: scenario.horizon,
    shown: projectionOf(store, scenario, prices).series,
    current: projectionOf(store, scenario, 'current').series,
  })
  const suggested = suggestedTarget(projected, sense, indicator.digits)
  const keyOf = (id: IndicatorId, asked: TargetSense): string => `${id} ${prices} ${asked}`
  const key = keyOf(indicator.id, sense)
  const target = suggested === undefined ? undefined : (typed[key] ?? suggested)
  const aim = aimAsked(aims.offered, { indicator: indicator.id, year, target, sense }, chosenAim)
  const seekAim = ({ id, indicator: of, year: by, value }: Aim): void => {
    keepAim(id)
    chooseIndicator(of)
    actions.setKeyYear(by)
    setSense(aimSense)
    setTyped({ ...typed, [keyOf(of, aimSense)]: value })
  }
  const levers = soughtLevers(spec, scenario, sense, choices)
  const free = freeLevers(levers)
  const options: SeekOptions | undefined =
    target === undefined
      ? undefined
      : { indicator: indicator.id, year, prices, target, sense, levers: free, ...schedule }
  const faults = leverFaults(options ? checkSeek(model, scenario, options) : [], free, levers)
  const obstacle = !options
    ? noValueText(indicator.label, year, whyMissing(store, scenario, indicator.id, year), 'noTarget', words)
    : free.length === 0
      ? t('seek.noLevers')
      : faults.byLever.size > 0
        ? t('seek.faulty')
        : faults.rest.map((fault) => faultText(fault, words))[0]

  const seeking = useAnswer(options && !obstacle ? { kind: 'seek', scenario, options } : undefined)
  const answered = seeking.job && indicatorOf(seeking.job)
  const sought: Sought | undefined =
    seeking.answer && seeking.job && answered && !obstacle
      ? {
          job: seeking.job,
          result: seeking.answer,
          indicator: answered,
          spec,
          ...(aim ? { aim } : {}),
          why: whyMissing(store, seeking.job.scenario, answered.id, seeking.job.options.year),
        }
      : undefined
  const odds = useTargetOdds(sought)
  const isMoved = sought !== undefined && !isSame(sought)

  const keep = () => {
    if (!sought) return
    const name = actions.keepScenario({
      ...sought.result.scenario,
      name: keptName(sought, words),
      notes: keptNotes(
        sought,
        { scenarioName: subject.name, model: modelKey(spec), date: new Date() },
        words,
      ),
    })
    // The question stays what it was, now about the new scenario.
    setTyped({ ...typed, [key]: sought.job.options.target })
    actions.setKeyYear(year)
    actions.notify(t('seek.kept', { name }), {
      action: { label: t('seek.look'), run: () => actions.setView('explore') },
    })
  }

  const senseBlank: Blank = {
    said: sense === 'atLeast' ? t('seek.atLeast') : t('seek.atMost'),
    control: (
      <Choice
        label={t('seek.sense')}
        options={[
          { id: 'atLeast', label: t('seek.atLeast') },
          { id: 'atMost', label: t('seek.atMost') },
        ]}
        value={sense}
        onChange={setSense}
      />
    ),
  }
  const targetBlank: Blank = {
    said: target === undefined ? '–' : plainAmountText(target, indicator.unitKey, words),
    control:
      target === undefined ? (
        '–'
      ) : (
        <AmountField
          className="seek-target"
          label={t('seek.target')}
          value={target}
          unit={indicator.unitKey}
          arrowStep={targetStep(target)}
          onChange={(next) => setTyped({ ...typed, [key]: next })}
          onClear={() => setTyped({ ...typed, [key]: undefined })}
        />
      ),
  }
  const said = sought && soughtText(sought, words)
  const { date } = seeking
  function indicatorOf({ scenario: of, options: { indicator: id, prices: shown } }: Job<'seek'>) {
    const values = projectionOf(store, of, shown ?? prices).series.get(id)
    return describeIndicator(id, spec.indicators, of.indicators, words, values)
  }

  return (
    <QuestionFrame
      indicator={indicator.id}
      question={{
        text: sense === 'atLeast' ? t('seek.question.atLeast') : t('seek.question.atMost'),
        blanks: {
          indicator: blank,
          scenario: active.blank,
          year: yearBlank,
          sense: senseBlank,
          target: targetBlank,
        },
      }}
      answering={together(seeking, odds.answerings)}
      tools={<AimChoice aims={aims} asked={aim} onChoose={seekAim} />}
      answer={obstacle ?? said?.text}
      {...(obstacle === undefined && said?.stress ? { stress: said.stress } : {})}
      more={sought ? furtherTexts(sought, odds, words) : []}
      provenance={
        date && sought && !odds.isDrawing
          ? provenanceOf(state, [subject], {
              inquiry: seekInquiry(sought),
              ...(odds.isKnown ? { drawn: { ...drawing, bands: 'all' }, ranges: drawing.ranges } : {}),
              date,
            })
          : undefined
      }
      table={() => (sought ? soughtCsv(sought, odds, words) : emptySheet)}
    >
      <div className="seek-outcome">
        <TargetOddsLine sought={sought} odds={odds} isMoved={isMoved} />
        <p className="seek-drawn">{odds.isKnown && t('seek.drawn')}</p>
        <Button className="button primary" isDisabled={!isMoved || !seeking.isCurrent} onPress={keep}>
          {sought && !sought.result.reached ? t('seek.keepClosest') : t('seek.keep')}
        </Button>
      </div>
      <div className="panels seek-panels">
        <LeverTable
          levers={levers}
          sought={sought}
          choices={choices}
          schedule={schedule}
          faults={faults.byLever}
          onChoose={choose}
          onSchedule={(changes) => setSchedule({ ...chosen, ...changes })}
        />
        <PathPanel
          indicator={indicator}
          year={year}
          target={target}
          present={{
            scenario,
            name: words.shortNameOf(activeDocument(state)),
            tone: toneOf(state, state.active),
            answerTone: foundTone(state),
          }}
          answer={isMoved ? sought.result.scenario : undefined}
        />
        <AlonePanel sought={sought} />
      </div>
    </QuestionFrame>
  )
}

/** Whether the answer leaves every lever where it is. */
const isSame = ({ job, result, spec }: Sought): boolean =>
  spec.levers.every((lever) => targetIn(job.scenario, lever) === targetIn(result.scenario, lever))

/** The search and what is drawn for it as one piece of work. */
function together<A, J>(
  main: Answering<A, J>,
  others: readonly Answering<unknown, unknown>[],
): Answering<A, J> {
  const all = [main, ...others]
  const running = all.find(({ isRunning }) => isRunning)
  return {
    ...main,
    isRunning: running !== undefined,
    progress: running?.progress,
    stop: () => {
      for (const { stop } of all) stop()
    },
  }
}
