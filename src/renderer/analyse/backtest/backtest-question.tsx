/** Was it right? The projection beside what was published later: how much that proves, and how others did. */

import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Job } from '../../../analyst/jobs.ts'
import { usualBreaks } from '../../../model/analysis/backtest/compared.ts'
import { lastKnownYear } from '../../../model/analysis/backtest/measures.ts'
import { type MeasureKind, measureKinds } from '../../../model/analysis/backtest/scored.ts'
import { outcomesDigest } from '../../../model/fingerprint.ts'
import type { BreakId, Year } from '../../../model/spec.ts'
import { answerOf, launchedText, leftOutTexts } from '../../../report/backtest/answer.ts'
import { changesOf, launched, noChanges } from '../../../report/backtest/launch.ts'
import { comparedOutcomes, outcomesUntil, scoredYears } from '../../../report/backtest/outcomes.ts'
import { type PicturesOf, picturesOf } from '../../../report/backtest/pictures.ts'
import { backtestDrawing } from '../../../report/backtest/question.ts'
import { rowsCsv } from '../../../report/backtest/rows-csv.ts'
import { type SealedScored, sealedOf } from '../../../report/backtest/sealed.ts'
import { emptySheet } from '../../../report/csv.ts'
import { provenanceOf } from '../../../report/provenance.ts'
import { useAnswer } from '../../context/use-answer.ts'
import { useKept } from '../../context/use-kept.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Icon } from '../../controls/icons.tsx'
import { QuestionFrame } from '../question-frame.tsx'
import { useActiveSubject } from '../subject.tsx'
import { BandsPanel } from './bands-panel.tsx'
import { BreakSwitches } from './break-switches.tsx'
import { LaunchForm } from './launch-form.tsx'
import { type OtherLaunch, useOtherLaunches } from './other-launches.ts'
import { OthersPanel } from './others-panel.tsx'
import { OwnOutcomes } from './own-outcomes.tsx'
import { PathPanel, type SeriesKey, seriesKey } from './path-panel.tsx'
import { RowTable } from './row-table.tsx'
import { ScoreTables } from './score-table.tsx'
import { SealedPanel } from './sealed-panel.tsx'
import { StripPanel } from './strip-panel.tsx'
import './backtest.css'

export function BacktestQuestion() {
  const words = useWords()
  const { t } = words
  const state = useWorkspace((all) => all)
  const { ground, ownOutcomes, drawing } = state
  const model = ground.built
  const { subject, blank } = useActiveSubject()
  const compared = useMemo(
    () => comparedOutcomes(ground.outcomes, ownOutcomes, ground.model.indicators),
    [ground, ownOutcomes],
  )
  const knownUntil = lastKnownYear(model)
  const years = scoredYears(compared.spec, knownUntil)
  const newest = years.at(-1) ?? knownUntil
  const [chosen, choose] = useKept<Year | undefined>('backtest last year', undefined)
  const last = chosen !== undefined && years.includes(chosen) ? chosen : newest
  const [chosenBreaks, setBreaks] = useKept<readonly BreakId[] | undefined>('backtest breaks', undefined)
  const breaks = chosenBreaks ?? usualBreaks(ground.outcomes)
  const [recalled, setRecalled] = useKept('backtest recalled', false)
  const [changes, setChanges] = useKept('backtest launch', noChanges)
  const [measured, setMeasured] = useKept<MeasureKind>('backtest measure', 'levels')

  const outcomes = useMemo(() => outcomesUntil(compared.spec, last), [compared, last])
  const drawn = backtestDrawing(drawing)
  const job: Job<'backtest'> | undefined =
    outcomes.outcomes.length === 0
      ? undefined
      : {
          kind: 'backtest',
          scenario: subject.scenario,
          figures: {},
          outcomes,
          breaks,
          recalled,
          drawing: drawn,
        }
  const answering = useAnswer(job)
  const effective = changesOf(subject.scenario, changes)
  const other = effective && launched(subject.scenario, effective)
  const changedAnswering = useAnswer(
    job && other && { ...job, scenario: other, figures: effective?.figures ?? {} },
  )

  const launches = useOtherLaunches(job && { breaks, recalled, drawing: drawn })
  const sealed = useMemo(
    () => sealedOf(state.grounds.data.sealed, ground.baseline, compared.spec, { breaks, recalled }),
    [state.grounds, ground, compared, breaks, recalled],
  )

  const { answer, date } = answering
  const result = answer?.result
  const changed = effective ? changedAnswering.answer : undefined
  const said = result && answerOf(result, last, words)
  const launchedSaid = result && changed && launchedText(result, changed.result, words)
  const isDrawn = answer !== undefined && Object.keys(answer.bands).length > 0
  return (
    <QuestionFrame
      question={{
        text: t('backtest.question'),
        blanks: {
          scenario: blank,
          year: {
            said: String(last),
            control:
              years.length === 0 ? (
                <strong>{last}</strong>
              ) : (
                <Choice
                  label={t('backtest.year')}
                  options={years.map((year) => ({ id: String(year), label: String(year) }))}
                  value={String(last)}
                  // With the newest year, what is imported later is compared too.
                  onChange={(year) => choose(Number(year) === newest ? undefined : Number(year))}
                />
              ),
          },
        },
      }}
      tools={
        state.prices === 'constant' && (
          <p className="answer-warning">
            <Icon name="warn" /> {t('backtest.inCurrent')}
          </p>
        )
      }
      answering={answering}
      answer={said?.text ?? (job ? undefined : t('backtest.answer.none', { year: last }))}
      stress={said?.stress ?? ''}
      more={launchedSaid ? [launchedSaid] : []}
      provenance={
        date &&
        provenanceOf(
          // Outcomes are published in current prices.
          { ...state, prices: 'current' },
          [subject],
          {
            inquiry: {
              kind: 'backtest',
              indicators: [],
              until: last,
              breaks,
              recalled,
              brought: ownOutcomes.map(({ file, outcomes: own }) => ({ file, outcomes: own })),
              outcomes: outcomesDigest(ground.outcomes),
              ...(changed && effective ? { start: effective } : {}),
            },
            ...(isDrawn ? { drawn, ranges: drawing.ranges } : {}),
            date,
          },
        )
      }
      table={() =>
        result
          ? rowsCsv(
              result,
              effective && changed && { changes: effective, result: changed.result, ground },
              compared.files,
              words,
            )
          : emptySheet
      }
    >
      {answer && (
        <Pictures
          shown={{
            answer,
            changed,
            last,
            baseline: ground.baseline,
            launchYear: ground.model.launchYear,
            isOwn: (outcome) => compared.files.has(outcome),
          }}
          name={subject.name}
          launches={launches}
          sealed={sealed}
          measured={measured}
          onMeasure={setMeasured}
        />
      )}
      <BreakSwitches
        breaks={ground.outcomes.breaks}
        undone={breaks}
        onChange={setBreaks}
        hasRecalled={compared.spec.outcomes.some(({ quality }) => quality === 'recalled')}
        recalled={recalled}
        onRecalled={setRecalled}
      />
      {result &&
        leftOutTexts(result, words).map((text) => (
          <p key={text} className="hint">
            {text}
          </p>
        ))}
      <More
        sections={[
          ...(job
            ? [
                {
                  id: 'rows' as const,
                  title: t('backtest.rows', { count: result?.rows.length ?? outcomes.outcomes.length }),
                  content: result && <RowTable result={result} files={compared.files} />,
                },
                {
                  id: 'scores' as const,
                  title: t('backtest.scores'),
                  content: result && <ScoreTables result={result} changed={changed?.result} />,
                },
              ]
            : []),
          {
            id: 'own',
            title:
              compared.files.size > 0
                ? t('backtest.ownCount', { count: compared.files.size })
                : t('backtest.own'),
            content: <OwnOutcomes />,
          },
          {
            id: 'launch',
            title: t('backtest.launch'),
            content: (
              <LaunchForm
                scenario={subject.scenario}
                name={subject.name}
                changes={changes}
                onChange={setChanges}
                answer={launchedSaid ?? ''}
              />
            ),
          },
        ]}
      />
    </QuestionFrame>
  )
}

interface PicturesProps {
  readonly shown: PicturesOf
  readonly name: string
  readonly launches: readonly OtherLaunch[]
  readonly sealed: readonly SealedScored[]
  readonly measured: MeasureKind
  readonly onMeasure: (measured: MeasureKind) => void
}

/** The pictures of levels or of growth rates, which have no unit in common. */
function Pictures({ shown, name, launches, sealed, measured, onMeasure }: PicturesProps) {
  const { t } = useWords()
  const [series, showSeries] = useKept<SeriesKey | undefined>('backtest series', undefined)
  const pictures = picturesOf(shown, measured)
  const picture = pictures.find((each) => seriesKey(each) === series) ?? pictures[0]
  const { result } = shown.answer
  return (
    <div className="panels backtest-panels">
      <div className="panel-column">
        <StripPanel
          result={result}
          launches={launches}
          measured={measured}
          isOwn={shown.isOwn}
          shown={picture && seriesKey(picture)}
          onShow={showSeries}
          tools={
            <ToggleButtonGroup
              className="toggles"
              aria-label={t('backtest.show')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[measured]}
              onSelectionChange={(keys) => onMeasure(measureKinds.find((each) => keys.has(each)) ?? 'levels')}
            >
              {measureKinds.map((each) => (
                <ToggleButton key={each} id={each} className="toggle">
                  {t(`backtest.kind.${each}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          }
        />
        <PathPanel pictures={pictures} shown={picture} measured={measured} onShow={showSeries} />
      </div>
      <div className="panel-column">
        <BandsPanel result={result} launches={launches} measured={measured} />
        <OthersPanel result={result} name={name} measured={measured} />
        {sealed.map((each) => (
          <SealedPanel key={each.file.file} sealed={each} />
        ))}
      </div>
    </div>
  )
}

type SectionId = 'rows' | 'scores' | 'own' | 'launch'

interface Section {
  readonly id: SectionId
  readonly title: string
  readonly content: ReactNode
}

/** What stands below the pictures once it is asked for, one at a time. */
function More({ sections }: { readonly sections: readonly Section[] }) {
  const [open, setOpen] = useKept<SectionId | undefined>('backtest section', undefined)
  const panelId = useId()
  const panel = useRef<HTMLElement>(null)
  const wasOpen = useRef(open)
  useEffect(() => {
    if (open !== wasOpen.current) panel.current?.scrollIntoView({ block: 'nearest' })
    wasOpen.current = open
  }, [open])
  const shown = sections.find(({ id }) => id === open)
  return (
    <div className="more">
      <div className="more-buttons">
        {sections.map(({ id, title }) => (
          <Button
            key={id}
            className={id === open ? 'button more-button open' : 'button more-button'}
            aria-expanded={id === open}
            aria-controls={panelId}
            onPress={() => setOpen(id === open ? undefined : id)}
          >
            <Icon name="down" /> {title}
          </Button>
        ))}
      </div>
      <section ref={panel} id={panelId} className="more-panel" aria-label={shown?.title} hidden={!shown}>
        {shown?.content}
      </section>
    </div>
  )
}
