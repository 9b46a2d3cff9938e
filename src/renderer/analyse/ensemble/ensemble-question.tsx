/** How sure? A fan of draws over what is uncertain, the odds of being above something, and what is drawn. */
import type { Answer, Job } from '../../../analyst/jobs.ts'
import type { Above } from '../../../model/analysis/ensemble.ts'
import type { Prices } from '../../../model/projection.ts'
import type { Scenario, Year } from '../../../model/spec.ts'
import { longestHorizon, valueInYear } from '../../../model/years.ts'
import { tickFormat } from '../../../report/amount.ts'
import { dotTexts, drawnDots, legendOf, sourceYears } from '../../../report/charts/dots.ts'
import type { ChartData, LineTone } from '../../../report/charts/place.ts'
import { emptySheet } from '../../../report/csv.ts'
import {
  aboveText,
  type Difference,
  furtherTexts,
  type Sureness,
  shownBands,
  surenessCsv,
  surenessText,
  whyNoOdds,
} from '../../../report/ensemble/answer.ts'
import type { IndicatorDescription } from '../../../report/indicator.ts'
import { provenanceOf, type Subject } from '../../../report/provenance.ts'
import { BandKeys } from '../../charts/band-keys.tsx'
import { observedIn, toneOf } from '../../charts/chart-data.ts'
import { DotKeys } from '../../charts/dot-keys.tsx'
import { PlainChart } from '../../charts/plain-chart.tsx'
import { type Answering, useAnswer } from '../../context/use-answer.ts'
import { useKept } from '../../context/use-kept.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../../context/workspace-context.tsx'
import { Said } from '../../controls/said.tsx'
import { pricePartOf, projectionOf, whyMissing } from '../../workspace/workspace.ts'
import { Panel } from '../panel.tsx'
import { PriceNote } from '../price-note.tsx'
import { QuestionFrame } from '../question-frame.tsx'
import { otherSubjects, useActiveSubject, useIndicator, useYear } from '../subject.tsx'
import { DrawPanel } from './draw-panel.tsx'
import { FanTable } from './fan-table.tsx'
import { OddsPanel, useOdds } from './odds-panel.tsx'
import './ensemble.css'

export function EnsembleQuestion() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const { drawing, prices, ground } = state
  const active = useActiveSubject()
  const { indicator, blank } = useIndicator()
  const { subject } = active
  const { launchYear } = ground.model
  const { year, blank: yearBlank } = useYear(launchYear, subject.scenario.horizon)
  const [chosen, choose] = useKept<string | undefined>('odds over', state.baseline)

  const others = otherSubjects(state, words)
  const over = others.some(({ id }) => id === chosen) ? chosen : undefined
  const other = others.find(({ id }) => id === over)?.subject

  const job = (scenario: Scenario, above?: Above): Job<'ensemble'> => ({
    kind: 'ensemble',
    scenario,
    options: { ...drawing, prices, names: [indicator.id], ...(above ? { above } : {}) },
  })
  const canBeside = other !== undefined && has(other, indicator, ground.model.indicators)
  const answering = useAnswer(
    job(subject.scenario, canBeside ? aboveOf(other, subject, indicator) : undefined),
  )
  const beside = useAnswer(canBeside ? job(other.scenario) : undefined)
  const { answer, date, job: answered } = answering
  const fan = answer?.fans.get(indicator.id)
  const values = (scenario: Scenario, of: Prices = prices) =>
    projectionOf(store, scenario, of).series.get(indicator.id) ?? []
  // The central projection of what was drawn: words and numbers of one answer stay together.
  const sureness: Sureness | undefined = answer &&
    answered &&
    fan && {
      indicator,
      year,
      fan,
      years: answer.years,
      central: valueInYear(values(answered.scenario, answer.prices), year, ground.model),
      why: whyMissing(store, answered.scenario, indicator.id, year),
      draws: answer.draws,
      bands: shownBands(answer.bands, ground.model),
      above: differenceIn(answering, indicator, year, other),
    }
  const isOfLine =
    answer?.prices === prices &&
    answered?.scenario.reading === subject.scenario.reading &&
    answered.scenario.horizon === subject.scenario.horizon
  const otherFan = other && beside.isCurrent ? beside.answer?.fans.get(indicator.id) : undefined
  const tones: Readonly<Record<'own' | 'other', LineTone>> = {
    own: toneOf(state, state.active),
    other: toneOf(state, over ?? state.baseline),
  }
  const sourced = sourceYears(ground.baseline, launchYear)
  const observed = observedIn(state, subject.scenario)
  const chart: ChartData = {
    axisFrom: sourced.first,
    firstYear: launchYear,
    lastYear: longestHorizon([subject.scenario, ...(other ? [other.scenario] : [])]),
    presentYear: state.presentYear,
    lines: [
      ...(other
        ? [{ id: 'other', tone: tones.other, label: other.short, values: values(other.scenario) }]
        : []),
      { id: 'own', tone: tones.own, isActive: true, label: subject.short, values: values(subject.scenario) },
    ],
    dots: drawnDots(indicator.id, observed, prices),
    fans: [
      ...(otherFan ? [{ tone: tones.other, quantiles: otherFan, isCurrent: true }] : []),
      ...(fan && isOfLine ? [{ tone: tones.own, quantiles: fan, isCurrent: answering.isCurrent }] : []),
    ],
  }
  const part = other && pricePartOf(store, prices, [subject.scenario, other.scenario], indicator.id, year)
  const difference = answering.isCurrent && sureness ? aboveText(sureness, words) : undefined
  const sentence = sureness && surenessText(sureness, words)
  const odds = useOdds(subject, indicator, other, suggestedValue(answer, indicator, year))
  const oddsOfAnswer = odds.isCurrent ? odds.told : undefined
  return (
    <QuestionFrame
      indicator={indicator.id}
      question={{
        text: t('ensemble.question'),
        blanks: { scenario: active.blank, indicator: blank, year: yearBlank },
      }}
      answering={answering}
      answer={sentence}
      more={sureness ? furtherTexts(oddsOfAnswer, part, sureness, words) : []}
      provenance={
        date &&
        answer &&
        provenanceOf(state, [subject, ...(oddsOfAnswer && odds.other ? [odds.other] : [])], {
          inquiry: {
            kind: 'ensemble',
            indicators: [indicator.id],
            ...(typeof oddsOfAnswer?.over === 'number' ? { over: oddsOfAnswer.over } : {}),
          },
          drawn: { ...drawing, bands: answer.bands },
          ranges: drawing.ranges,
          date,
        })
      }
      table={() => (sureness ? surenessCsv(sureness, oddsOfAnswer, words) : emptySheet)}
    >
      <div className="panels ensemble-panels">
        <Panel
          title={indicator.label}
          unit={indicator.axisUnit}
          tableUnit={indicator.unit}
          {...(sureness ? { table: <FanTable {...sureness} /> } : {})}
          note={
            <>
              {difference !== undefined && (
                <span className="difference-range">
                  <Said text={difference} />
                </span>
              )}
              <BandKeys draws={drawing.draws} bands={drawing.bands ?? 'all'} />
              <DotKeys
                legend={legendOf([indicator.id], observed, prices, {
                  first: chart.axisFrom,
                  last: chart.lastYear,
                })}
              />{' '}
              {part && <PriceNote part={part} />}
            </>
          }
        >
          <PlainChart
            small={false}
            data={chart}
            label={sentence ?? indicator.label}
            formatTick={tickFormat(indicator.unitKey, words)}
            shade={{ from: sourced.first, to: sourced.last, label: t('chart.report') }}
            year={year}
            onChoose={actions.setKeyYear}
            dotTexts={(dot) => dotTexts(dot, indicator.unitKey, words)}
          />
        </Panel>
        <div className="ensemble-side">
          <OddsPanel
            odds={odds}
            indicator={indicator}
            year={year}
            others={others}
            over={over}
            onOver={choose}
            why={sureness ? whyNoOdds(sureness) : 'draws'}
          />
          <DrawPanel scenario={subject.scenario} />
        </div>
      </div>
    </QuestionFrame>
  )
}

/** The other scenario over the years of this one, run by run beside it. */
const aboveOf = ({ scenario }: Subject, { scenario: own }: Subject, { id }: IndicatorDescription): Above => ({
  scenario: { ...scenario, horizon: own.horizon, indicators: own.indicators },
  names: [id],
})

/** The difference from the other scenario, where the answer is of it, in years that it has. */
function differenceIn(
  { answer, job }: Pick<Answering<Answer<'ensemble'>, Job<'ensemble'>>, 'answer' | 'job'>,
  { id }: IndicatorDescription,
  year: Year,
  other: Subject | undefined,
): Difference | undefined {
  const fan = answer?.above.get(id)
  const isOfOther = job?.options.above?.scenario.id === other?.scenario.id
  if (!fan || !other || !isOfOther || year > other.scenario.horizon) return undefined
  return { fan, other: other.name }
}

/** A user's own indicator is not among another scenario's. */
const has = (
  { scenario }: Subject,
  { id }: IndicatorDescription,
  shipped: readonly { readonly id: string }[],
): boolean => [...shipped, ...scenario.indicators].some((entry) => entry.id === id)

/** The median, rounded to what is easily said. */
function suggestedValue(
  answer: Answer<'ensemble'> | undefined,
  { id }: IndicatorDescription,
  year: number,
): number | undefined {
  const median = answer?.fans.get(id)?.p50[answer.years.indexOf(year)]
  return typeof median === 'number' ? Number(median.toPrecision(2)) : undefined
}
