/** Who did it? The difference between two scenarios, shared out over what they have otherwise. */
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Job } from '../../../analyst/jobs.ts'
import { departureGroups, departuresBetween, usualPermutations } from '../../../model/analysis/attribution.ts'
import { isUncertain } from '../../../model/analysis/draws.ts'
import { mostExactPlayers } from '../../../model/analysis/shapley.ts'
import { sharedHorizon } from '../../../model/years.ts'
import { answerText, furtherTexts, interplayText } from '../../../report/attribution/answer.ts'
import { attributionCsv } from '../../../report/attribution/attribution-csv.ts'
import { rangesText } from '../../../report/attribution/range-text.ts'
import { sharesIn } from '../../../report/attribution/shares.ts'
import { emptySheet } from '../../../report/csv.ts'
import { describeIndicator, type IndicatorDescription } from '../../../report/indicator.ts'
import { provenanceOf } from '../../../report/provenance.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { paragraph } from '../../../report/text/language.ts'
import { useAnswer } from '../../context/use-answer.ts'
import { useKept } from '../../context/use-kept.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Said } from '../../controls/said.tsx'
import { pricePartOf, projectionOf, whyMissing } from '../../workspace/workspace.ts'
import { Panel } from '../panel.tsx'
import { PriceNote } from '../price-note.tsx'
import { QuestionFrame } from '../question-frame.tsx'
import { Sentence } from '../sentence.tsx'
import { useActiveSubject, useIndicator, useOtherSubject, useYear } from '../subject.tsx'
import { AccountsTable } from './accounts-table.tsx'
import { ShareAreas } from './share-areas.tsx'
import { YearsTable, YearTable } from './tables.tsx'
import { Waterfall } from './waterfall.tsx'
import './attribution.css'

/** Orders of departures that the user may choose to have sampled. */
const permutationChoices = [usualPermutations, 4000, 40_000].map(String)

export function AttributionQuestion() {
  const words = useWords()
  const { t, language } = words
  const store = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const { ground, prices, drawing } = state
  const active = useActiveSubject()
  const other = useOtherSubject()
  const asked = useIndicator()
  const [permutations, setPermutations] = useKept('attribution permutations', String(usualPermutations))
  const [lit, light] = useState<string>()
  const { subject } = active
  const projector = store.projectorOf(subject.scenario)
  const [from, to] = [other.subject, subject]
  const lastYear = sharedHorizon([to.scenario, ...(from ? [from.scenario] : [])])
  const { year, blank: yearBlank } = useYear(ground.model.launchYear, lastYear)

  const job: Job<'attribution'> | undefined = from && {
    kind: 'attribution',
    from: from.scenario,
    to: to.scenario,
    options: {
      indicator: asked.indicator.id,
      prices,
      seed: drawing.seed,
      permutations: Number(permutations),
    },
  }
  const answering = useAnswer(job)
  const { answer, date } = answering
  // Of the years that both reach, whichever the answer is of.
  const rangeYear = Math.min(year, lastYear)
  const { answer: ranges, isCurrent: areRanges } = useAnswer<'shareRanges'>(
    from && isUncertain(projector.model.spec)
      ? {
          kind: 'shareRanges',
          from: from.scenario,
          to: to.scenario,
          options: { ...drawing, prices, indicator: asked.indicator.id, year: rangeYear },
        }
      : undefined,
  )
  const naming = { model: ground.model, baseline: ground.baseline }
  // Words and numbers of one answer stay together while the next one is worked on.
  const nameOf = (id: string): string => {
    const document = state.documents.get(id)
    return document ? words.nameOf(document) : ''
  }
  const shown = answer &&
    answering.job && {
      ...answer,
      indicator: indicatorOf(answering.job) ?? asked.indicator,
      from: { name: nameOf(answering.job.from.id), accounting: answer.from },
      to: { name: nameOf(answering.job.to.id), accounting: answer.to },
      year: sharesIn(answer.attribution, Math.min(year, answer.attribution.years.at(-1) ?? year)),
    }
  const isSampled = shown?.attribution.method === 'sampled'
  // Known before there is an answer, which may take long.
  const departures = from ? departuresBetween(projector, from.scenario, to.scenario) : []
  const willSample = departureGroups.some(
    (group) => departures.filter((departure) => departure.group === group).length > mostExactPlayers,
  )
  const [why] = (answering.job && shown ? [answering.job.from, answering.job.to] : []).flatMap(
    (scenario) => (shown && whyMissing(store, scenario, shown.indicator.id, shown.year.year)) ?? [],
  )
  const said =
    shown &&
    answerText(
      {
        year: shown.year,
        indicator: shown.indicator,
        isSampled,
        from: shown.from.name,
        to: shown.to.name,
        why,
      },
      naming,
      words,
    )
  const shownRanges = areRanges && answering.isCurrent ? ranges : undefined
  const rangeSaid = shown && shownRanges && rangesText(shownRanges, shown.indicator, words)
  const interplay = shown && interplayText(shown.year, shown.indicator, words)

  // Of the answer's own scenarios, as its words are.
  const part =
    shown &&
    answering.job &&
    pricePartOf(store, prices, [answering.job.to, answering.job.from], shown.indicator.id, shown.year.year)

  return (
    <QuestionFrame
      indicator={asked.indicator.id}
      question={{
        text: t('attribution.question'),
        blanks: {
          scenario: active.blank,
          other: other.blank,
          indicator: asked.blank,
          year: yearBlank,
        },
      }}
      answering={answering}
      answer={said?.text}
      stress={said?.stress ?? ''}
      more={shown ? furtherTexts(shown.year, shown.indicator, part, words, rangeSaid) : []}
      provenance={
        date &&
        answering.job &&
        provenanceOf(state, [subject, ...(from ? [from] : [])], {
          inquiry: { kind: 'attribute', indicator: answering.job.options.indicator },
          ...(isSampled
            ? { drawn: { method: 'permutations', draws: Number(permutations), seed: drawing.seed } }
            : {}),
          date,
        })
      }
      table={() => (shown ? attributionCsv(shown.attribution, shown.indicator, naming, words) : emptySheet)}
      tools={willSample && sampling()}
    >
      {shown && content(shown)}
    </QuestionFrame>
  )

  function content({
    attribution,
    indicator,
    year: own,
    from: first,
    to: second,
  }: NonNullable<typeof shown>): ReactNode {
    if (attribution.departures.length === 0) return sameScenarios()
    const pictured = { from: first.name, to: second.name, indicator, naming }
    const pointsOr = (unit: string): string => (indicator.isPercentage ? t('attribution.pointsUnit') : unit)
    const isCut = to.scenario.horizon !== from?.scenario.horizon
    const isKnown = [own, ...own.groups.flatMap(({ shares }) => shares)].every((each) =>
      Number.isFinite('share' in each ? each.share : each.difference),
    )
    return (
      <>
        <div className="panels attribution-panels">
          <Panel
            title={t('attribution.contributions', { year: own.year })}
            unit={indicator.axisUnit}
            tableUnit={indicator.unit}
            table={<YearTable year={own} pictured={pictured} isSampled={isSampled} ranges={shownRanges} />}
            {...(interplay || part || rangeSaid
              ? {
                  note: (
                    <>
                      <span>{interplay && <Said text={interplay} />}</span>{' '}
                      <span>{rangeSaid && <Said text={rangeSaid} />}</span>{' '}
                      {part && <PriceNote part={part} />}
                    </>
                  ),
                }
              : {})}
          >
            {isKnown ? (
              <Waterfall year={own} pictured={pictured} lit={lit} onLight={light} />
            ) : (
              <p className="attribution-empty hint">{said?.text}</p>
            )}
          </Panel>
          <Panel
            title={t('attribution.overTime')}
            unit={pointsOr(indicator.axisUnit)}
            tableUnit={pointsOr(indicator.unit)}
            table={<YearsTable attribution={attribution} pictured={pictured} />}
            {...(isCut ? { note: t('attribution.horizon', { year: lastYear }) } : {})}
          >
            <ShareAreas
              attribution={attribution}
              pictured={pictured}
              lit={lit}
              year={own.year}
              onLight={light}
            />
          </Panel>
        </div>
        <AccountsTable from={first} to={second} year={own.year} />
      </>
    )
  }

  function indicatorOf({ to: of, options }: Job<'attribution'>): IndicatorDescription | undefined {
    const values = projectionOf(store, of, options.prices ?? prices).series.get(options.indicator)
    return describeIndicator(options.indicator, ground.model.indicators, of.indicators, words, values)
  }

  /** How many orders are sampled, where there are too many departures for all. */
  function sampling(): ReactNode {
    return (
      <div className="attribution-sampling">
        <Sentence
          text={t('attribution.sampling', { most: mostExactPlayers })}
          blanks={{
            orders: {
              said: permutations,
              control: (
                <Choice
                  label={t('attribution.orders')}
                  options={permutationChoices.map((id) => ({
                    id,
                    label: formatNumber(Number(id), 0, language),
                  }))}
                  value={permutations}
                  onChange={setPermutations}
                />
              ),
            },
          }}
        />
      </div>
    )
  }

  /** Nothing to share out: others to compare with. */
  function sameScenarios(): ReactNode {
    const isOtherReading =
      other.id === state.baseline &&
      state.documents.get(state.baseline)?.scenario.reading !== to.scenario.reading
    const options = other.options.filter(({ id }) => id !== other.id)
    return (
      <div className="panel attribution-same">
        <p>
          {paragraph(
            [t('attribution.emptyHint'), ...(options.length > 0 ? [t('attribution.emptyOthers')] : [])],
            language,
          )}
        </p>
        {isOtherReading && <p className="hint">{t('attribution.emptyReading')}</p>}
        <div className="attribution-choices">
          {options.map(({ id, label }) => (
            <Button key={id} className="button" onPress={() => other.choose(id)}>
              {label}
            </Button>
          ))}
        </div>
      </div>
    )
  }
}
