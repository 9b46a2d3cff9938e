/** Was it right? The projection beside what was published later, scored, and what rules of thumb would have said. */
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { Button, Switch, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Job } from '../../../analyst/jobs.ts'
import { lastKnownYear } from '../../../model/analysis/backtest.ts'
import type { DefinitionBreak, Year } from '../../../model/spec.ts'
import { answerOf, errorText, launchedText, leftOutTexts } from '../../../report/backtest/answer.ts'
import { changesOf, launched, noChanges } from '../../../report/backtest/launch.ts'
import { comparedOutcomes, outcomesUntil, scoredYears } from '../../../report/backtest/outcomes.ts'
import { type PicturesOf, picturesOf } from '../../../report/backtest/pictures.ts'
import type { BacktestAnswer } from '../../../report/backtest/question.ts'
import { rowsCsv } from '../../../report/backtest/rows-csv.ts'
import { type ScoreKind, scoreKinds, spliceEffects } from '../../../report/backtest/scores.ts'
import { emptySheet } from '../../../report/csv.ts'
import { provenanceOf } from '../../../report/provenance.ts'
import { formatList, formatPlain } from '../../../report/text/format.ts'
import { manners } from '../../../report/text/language.ts'
import type { Words } from '../../../report/text/words.ts'
import { useAnswer } from '../../context/use-answer.ts'
import { useKept } from '../../context/use-kept.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Icon } from '../../controls/icons.tsx'
import { Panel } from '../panel.tsx'
import { QuestionFrame } from '../question-frame.tsx'
import { useActiveSubject } from '../subject.tsx'
import { LaunchForm } from './launch-form.tsx'
import { OwnOutcomes } from './own-outcomes.tsx'
import { PathLegend } from './path-legend.tsx'
import { PathPicture } from './path-picture.tsx'
import { RowTable } from './row-table.tsx'
import { ScoreTable } from './score-table.tsx'
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
  const [isSpliced, splice] = useKept('backtest splice', false)
  const [changes, setChanges] = useKept('backtest launch', noChanges)

  const outcomes = useMemo(() => outcomesUntil(compared.spec, last), [compared, last])
  const job: Job<'backtest'> | undefined =
    outcomes.outcomes.length === 0
      ? undefined
      : { kind: 'backtest', scenario: subject.scenario, figures: {}, outcomes, band: drawing }
  const answering = useAnswer(job)
  const effective = changesOf(subject.scenario, changes)
  const other = effective && launched(subject.scenario, effective)
  const changedAnswering = useAnswer(
    job && other && { ...job, scenario: other, figures: effective?.figures ?? {} },
  )

  const { answer, date } = answering
  const shown = (each: BacktestAnswer) => (isSpliced ? each.spliced : each.plain)
  const result = answer && shown(answer)
  const changed = effective ? changedAnswering.answer : undefined
  const said = result && answerOf(result, last, words)
  const launchedSaid = result && changed && launchedText(result, shown(changed), words)
  const isDrawn = answer !== undefined && Object.keys(answer.band).length > 0
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
      answering={answering}
      answer={said?.text ?? (job ? undefined : t('backtest.answer.none', { year: last }))}
      stress={said?.stress ?? ''}
      more={launchedSaid ? [launchedSaid] : []}
      provenance={
        date &&
        provenanceOf(
          // Outcomes are published in current prices.
          { ...state, prices: 'current' },
          subject,
          { date, ...(isDrawn ? { drawn: { bands: 'all', ...drawing }, ranges: drawing.ranges } : {}) },
        )
      }
      table={() =>
        result
          ? rowsCsv(
              result,
              effective && changed && { changes: effective, result: shown(changed), ground },
              compared.files,
              words,
            )
          : emptySheet
      }
      tools={
        <Splice
          breaks={ground.outcomes.breaks}
          isOn={isSpliced}
          onChange={splice}
          effects={answer ? effectsText(answer, words) : ''}
        />
      }
    >
      <div className="panels backtest-panels">
        {answer && result && (
          <>
            <PathsPanel
              shown={{
                answer,
                result,
                changed,
                last,
                baseline: ground.baseline,
                launchYear: ground.model.launchYear,
                isOwn: (outcome) => compared.files.has(outcome),
              }}
            />
            <Panel title={t('backtest.scores')} note={t('backtest.scoresNote')}>
              <ScoreTable result={result} changed={changed && shown(changed)} />
            </Panel>
          </>
        )}
      </div>
      {result &&
        leftOutTexts(result, subject.scenario.horizon, words).map((text) => (
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

interface SpliceProps {
  readonly breaks: readonly DefinitionBreak[]
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  /** What it does to the errors. */
  readonly effects: string
}

function Splice({ breaks, isOn, onChange, effects }: SpliceProps) {
  const { t, language } = useWords()
  const named = new Set(
    breaks.map(({ year, factor }) => t('backtest.break', { year, factor: formatPlain(factor, language) })),
  )
  if (named.size === 0) return null
  return (
    <div className="splice">
      <Switch className="switch" isSelected={isOn} onChange={onChange}>
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
        {t('backtest.splice', { breaks: formatList([...named], language) })}
      </Switch>
      {effects !== '' && <span className="hint">{t('backtest.spliceEffect', { effects })}</span>}
    </div>
  )
}

function effectsText({ plain, spliced }: BacktestAnswer, words: Words): string {
  const effects = spliceEffects(plain, spliced).map(({ indicator, before, after }) => {
    const [from, to] = [before, after].map((error) => errorText(error, 'levels', words, [before, after]))
    return `${words.indicatorShort(indicator)} ${from} → ${to}`
  })
  return effects.join(manners[words.language].betweenClauses)
}

function PathsPanel({ shown }: { readonly shown: PicturesOf }) {
  const { t } = useWords()
  const [kind, setKind] = useKept<ScoreKind>('backtest pictures', 'levels')
  const pictures = picturesOf(shown, kind)
  return (
    <Panel
      title={t('backtest.paths')}
      tools={
        <ToggleButtonGroup
          className="toggles"
          aria-label={t('backtest.show')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={(keys) => setKind(scoreKinds.find((each) => keys.has(each)) ?? 'levels')}
        >
          {scoreKinds.map((each) => (
            <ToggleButton key={each} id={each} className="toggle">
              {t(`backtest.kind.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      {pictures.length === 0 ? (
        <p className="panel-empty">{t(`backtest.noPaths.${kind}`)}</p>
      ) : (
        <div className="path-grid-of">
          {pictures.map((picture) => (
            <PathPicture key={`${picture.indicator} ${picture.measure}`} picture={picture} />
          ))}
        </div>
      )}
      <PathLegend pictures={pictures} />
    </Panel>
  )
}

type SectionId = 'rows' | 'own' | 'launch'

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
