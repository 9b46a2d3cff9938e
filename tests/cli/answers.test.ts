/** The terminal says what the window says: the same sentences above its table, the same bytes in its CSV files. */

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Answer, type Job, jobSteps } from '../../src/analyst/jobs.ts'
import type { Inquiry } from '../../src/files/recipe.ts'
import { usualBreaks } from '../../src/model/analysis/backtest/compared.ts'
import { lastKnownYear } from '../../src/model/analysis/backtest/measures.ts'
import { outcomesDigest } from '../../src/model/fingerprint.ts'
import { type IndicatorId, type Language, languages, type Scenario } from '../../src/model/spec.ts'
import { answerText, furtherTexts as furtherOfAttribution } from '../../src/report/attribution/answer.ts'
import { attributionCsv } from '../../src/report/attribution/attribution-csv.ts'
import { sharesIn } from '../../src/report/attribution/shares.ts'
import { answerOf } from '../../src/report/backtest/answer.ts'
import { comparedOutcomes, outcomesUntil, scoredYears } from '../../src/report/backtest/outcomes.ts'
import { rowsCsv } from '../../src/report/backtest/rows-csv.ts'
import { cautionTexts } from '../../src/report/compare/cautions.ts'
import { valueCsv } from '../../src/report/compare/csv.ts'
import { pricePart } from '../../src/report/compare/price-part.ts'
import type { Sheet } from '../../src/report/csv.ts'
import { furtherTexts, surenessCsv, surenessText } from '../../src/report/ensemble/answer.ts'
import { describeIndicators } from '../../src/report/indicator.ts'
import {
  csvFile,
  csvWithProvenance,
  type Provenance,
  provenanceOf,
  type Subject,
} from '../../src/report/provenance.ts'
import {
  furtherTexts as furtherOfSeek,
  reachedShare,
  soughtCsv,
  soughtText,
} from '../../src/report/seek/answer.ts'
import { seekInquiry } from '../../src/report/seek/json.ts'
import { sensitivityCsv, shareText, swingText } from '../../src/report/sensitivity/answer.ts'
import { createWords } from '../../src/report/text/words.ts'
import { baseline, ground, model, projector } from '../helpers/library.ts'
import { run } from './run-cli.ts'

/** When everything of this file is computed. */
const date = new Date('2026-11-30T08:00:00Z')
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: date })
})
afterAll(() => {
  vi.useRealTimers()
})

/** What a worker of the window computes. */
function compute<J extends Job>(job: J): Answer<J['kind']> {
  const steps = jobSteps(projector, job, () => undefined)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value as Answer<J['kind']>
}

const shipped = ground.shipped.find(({ texts }) => texts.file === 'plan-announced')
if (!shipped) throw new Error('the plan does not ship')
const plan = shipped.scenario
const year = 2030
const prices = 'current'
const drawing = { draws: 256, seed: 7, method: 'sobol', bands: 'all' } as const
const ranges = {}
const drawn = ['--draws', '256', '--seed', '7']

/** What the window has of a question, in one language. */
function windowIn(language: Language) {
  const words = createWords({ language, ground })
  const subjectOf = (kind: 'baseline' | 'shipped', scenario: Scenario): Subject => {
    const name = words.nameOf({ kind, scenario })
    return { scenario, name, short: name }
  }
  const indicator = (id: IndicatorId) => {
    const found = describeIndicators(ground.model.indicators, [], words).find((each) => each.id === id)
    if (!found) throw new Error(`no indicator ${id}`)
    return found
  }
  const own = subjectOf('shipped', plan)
  type Making<I extends Inquiry> = Omit<Provenance<I>, 'prices' | 'scenarios' | 'grounds' | 'date'>
  const made = <I extends Inquiry>(making: Making<I>, subjects: readonly Subject[]) =>
    provenanceOf({ ground, prices }, subjects, { ...making, date })
  const exported = (sheet: Sheet, making: Making<Inquiry>, other: readonly Subject[] = []) =>
    csvWithProvenance(sheet, made(making, [own, ...other]), words, ground)
  return { words, indicator, own, base: subjectOf('baseline', baseline), made, exported }
}

/** Sentences that a command begins with, and its CSV file, as the window has both. */
interface Said {
  readonly args: readonly string[]
  readonly sentences: readonly string[]
  readonly csv: string
}

function ofOdds(language: Language): Said {
  const { words, indicator, base, exported } = windowIn(language)
  const shown = indicator('digitalEconomy')
  const above = { scenario: baseline, names: [shown.id] }
  const options = { ...drawing, prices, names: [shown.id], above } as const
  const { fans, years, above: differences } = compute({ kind: 'ensemble', scenario: plan, options })
  const [fan, difference] = [fans.get(shown.id), differences.get(shown.id)]
  if (!fan || !difference) throw new Error('nothing was drawn')
  const over = { kind: 'scenario', scenario: baseline } as const
  const found = compute({
    kind: 'exceedance',
    scenario: plan,
    asked: { indicator: shown.id, over },
    options: { ...drawing, prices },
  })
  const central = projector.project(plan).series.get(shown.id)?.[year - ground.model.launchYear]
  const { draws } = drawing
  const sureness = {
    ...{ indicator: shown, year, years, fan, draws, central: central ?? Number.NaN },
    above: { fan: difference, other: base.name },
  }
  const odds = { ...found, over: base.name }
  return {
    args: ['ensemble', 'plan-announced', '--indicator', shown.id, ...drawn, '--over', 'baseline'],
    sentences: [surenessText(sureness, words), ...furtherTexts(odds, undefined, sureness, words)],
    csv: exported(
      surenessCsv(sureness, odds, words),
      { inquiry: { kind: 'ensemble', indicators: [shown.id] }, drawn: drawing, ranges },
      [base],
    ),
  }
}

function ofSensitivity(language: Language): Said {
  const { words, indicator, exported } = windowIn(language)
  const asked = { indicator: indicator('digitalEconomy'), year, model }
  const quantity = { indicator: 'digitalEconomy', year, prices, ranges: {} } as const
  const swings = compute({ kind: 'tornado', scenario: plan, options: quantity })
  const shares = compute({ kind: 'sobol', scenario: plan, options: { ...quantity, samples: 64, seed: 7 } })
  const sheet = sensitivityCsv(swings, undefined, shares, asked, words)
  return {
    args: [
      ...['sensitivity', 'plan-announced', '--indicator', 'digitalEconomy', '--year', String(year)],
      ...['--method', 'sobol', '--samples', '64', '--seed', '7'],
    ],
    sentences: [swingText(swings, asked, words), shareText(shares, asked, words)],
    csv: exported(sheet, {
      inquiry: { kind: 'sensitivity', indicator: 'digitalEconomy', year },
      drawn: { draws: 64, seed: 7, method: 'sobol' },
      ranges,
    }),
  }
}

function ofAttribution(language: Language): Said {
  const { words, indicator, own, base, exported } = windowIn(language)
  const shown = indicator('digitalEconomy')
  const { attribution } = compute({
    kind: 'attribution',
    from: baseline,
    to: plan,
    options: { indicator: shown.id, prices, seed: 1, permutations: 1000 },
  })
  const shares = sharesIn(attribution, year)
  const subject = { year: shares, indicator: shown, from: base.name, to: own.name, isSampled: false }
  const naming = { model: ground.model, baseline: ground.baseline }
  const [to, from] = [plan, baseline].map((each) => projector.project(each))
  const part = to && from && pricePart(to, from, shown.id, year, ground.model)
  return {
    args: ['attribute', 'plan-announced', '--indicator', shown.id, '--year', String(year)],
    sentences: [answerText(subject, naming, words).text, ...furtherOfAttribution(shares, shown, part, words)],
    csv: exported(
      attributionCsv(attribution, shown, naming, words),
      { inquiry: { kind: 'attribute', indicator: shown.id } },
      [base],
    ),
  }
}

function ofSeek(language: Language): Said {
  const { words, indicator, exported } = windowIn(language)
  const levers = [{ id: 'digitalSkills', weight: 1 }]
  const options = { indicator: 'digitalEconomy', year, target: 95_000, prices, levers } as const
  const job = { kind: 'seek', scenario: plan, options } as const
  const result = compute(job)
  const sought = { job, result, indicator: indicator(options.indicator), spec: ground.model }
  const probability = (scenario: Scenario): number | undefined => {
    const over = { kind: 'target', value: options.target } as const
    const asked = { indicator: options.indicator, over }
    const found = compute({ kind: 'exceedance', scenario, asked, options: { ...drawing, prices } })
    return reachedShare(found, year, result.sense)
  }
  const odds = { answer: probability(result.scenario), present: probability(plan) }
  return {
    args: [
      ...['seek', 'plan-announced', '--indicator', 'digitalEconomy', '--year', String(year)],
      ...['--target', '95000', '--lever', 'digitalSkills', ...drawn],
    ],
    sentences: [soughtText(sought, words).text, ...furtherOfSeek(sought, odds, words)],
    csv: exported(soughtCsv(sought, odds, words), { inquiry: seekInquiry(sought), drawn: drawing, ranges }),
  }
}

function ofBacktest(language: Language): Said {
  const { words, exported } = windowIn(language)
  const { spec, files } = comparedOutcomes(ground.outcomes, [], ground.model.indicators)
  const last = scoredYears(spec, lastKnownYear(model)).at(-1) ?? Number.NaN
  const outcomes = outcomesUntil(spec, last)
  const how = { breaks: usualBreaks(outcomes), recalled: false, drawing }
  const { result } = compute({ kind: 'backtest', scenario: plan, figures: {}, outcomes, ...how })
  return {
    args: ['backtest', 'plan-announced', ...drawn],
    sentences: [answerOf(result, last, words).text],
    csv: exported(rowsCsv(result, undefined, files, words), {
      inquiry: {
        kind: 'backtest',
        indicators: [],
        until: last,
        breaks: how.breaks,
        recalled: how.recalled,
        brought: [],
        outcomes: outcomesDigest(ground.outcomes),
      },
      drawn: drawing,
      ranges,
    }),
  }
}

function ofComparison(language: Language): Said {
  const { words, indicator, made } = windowIn(language)
  const level = ground.shipped.find(({ scenario }) => scenario.reading !== plan.reading)?.scenario
  if (!level) throw new Error('no scenario of another reading ships')
  const compared = [plan, level].map((scenario) => ({
    name: words.nameOf({ kind: 'shipped', scenario }),
    scenario,
    ground,
    series: projector.project(scenario).series,
  }))
  const indicators = [indicator('digitalEconomy'), indicator('digitalShare')]
  const asked = made(
    { inquiry: { kind: 'compare', indicators: indicators.map(({ id }) => id), years: [year] } as const },
    compared.map(({ name, scenario }) => ({ name, scenario, short: name })),
  )
  return {
    args: [
      ...['compare', 'plan-announced', level.name, '--year', String(year)],
      ...indicators.flatMap(({ id }) => ['--indicator', id]),
    ],
    sentences: cautionTexts(compared, { indicators, prices }, words),
    csv: csvFile(valueCsv(asked, compared, indicators, words), asked, words),
  }
}

describe.each(languages)('in %s', (language) => {
  test.each([
    ['odds', ofOdds],
    ['sensitivity', ofSensitivity],
    ['attribution', ofAttribution],
    ['seek', ofSeek],
    ['backtest', ofBacktest],
    ['compare', ofComparison],
  ])('%s: the sentences of the window stand first, and its CSV is the window’s', async (_, of) => {
    const { args, sentences, csv } = of(language)
    expect(sentences.length).toBeGreaterThan(0)
    const table = await run([...args, '--lang', language])
    expect(table.out.split('\n').slice(0, sentences.length)).toEqual(sentences)
    const file = await run([...args, '--lang', language, '--format', 'csv'])
    expect(file.out).toBe(csv)
  })
})

test('the question of the issue is answered by the window’s sentence', async () => {
  const { out } = await run([
    'attribute',
    'plan-announced',
    '--indicator',
    'digitalEconomy',
    '--year',
    '2030',
  ])
  expect(out.split('\n')[0]).toBe(
    'Of the +CNY 1.73 trn, about four fifths come from Fusion fields (3 → 11); R&D intensity (2.4 → 3) contributes least.',
  )
})
