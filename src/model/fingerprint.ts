/**
 * A name for the numbers of a scenario: equal where all that decides them is equal, on every machine.
 *
 * SHA-256 over the canonical content of the model, its units, the baseline as it was resolved, the scenario, how it
 * was run, and the version of the arithmetic. What only says something (labels, names, notes, digits, which way is
 * good) is left out. Each part has a digest of its own, so that of two fingerprints one can say where they part.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Content, canonical } from './canonical.ts'
import { engineVersion } from './engine.ts'
import { foldFormula } from './fold-formula.ts'
import { equationsOf, hasShocks, type Model } from './model.ts'
import type { Prices } from './projection.ts'
import { movedSetting } from './scenario.ts'
import type {
  AssumptionSpec,
  EquationSpec,
  FormulaSpec,
  LeverSpec,
  OutcomesSpec,
  Scenario,
  UserIndicator,
} from './spec.ts'
import { describeUnit } from './unit.ts'

/** How a scenario was run, where that decides the numbers too. */
export interface Run {
  /** Current unless said otherwise. */
  readonly prices?: Prices
  /** What chance had a hand in; missing where nothing was drawn. */
  readonly drawn?: Drawing
}

/** How draws were made, and from what. */
export interface Drawing {
  readonly method?: string
  readonly draws?: number
  readonly seed?: number
  /** What bands hold, where there are bands. */
  readonly bands?: string
  readonly ranges?: readonly RangeDrawn[]
}

/** One thing that is drawn, and the triangular range that it is drawn from. */
interface RangeDrawn {
  readonly kind: string
  readonly id: string
  readonly low: number
  readonly central: number
  readonly high: number
}

/** The parts of a fingerprint: the version of the arithmetic, and a digest of each content. */
export interface FingerprintParts {
  readonly engine: number
  readonly model: string
  readonly units: string
  readonly baseline: string
  readonly scenario: string
  readonly run: string
}

/** 64 hexadecimal digits. */
export const fingerprint = (scenario: Scenario, model: Model, run?: Run): string =>
  digestParts(fingerprintParts(scenario, model, run))

export const digestParts = (parts: FingerprintParts): string => digest({ ...parts })

export function fingerprintParts(scenario: Scenario, model: Model, run: Run = {}): FingerprintParts {
  return {
    engine: engineVersion,
    ...modelParts(model),
    scenario: digest(scenarioContent(scenario, model)),
    run: digest(runContent(run, model)),
  }
}

const digest = (content: Content): string => bytesToHex(sha256(utf8ToBytes(canonical(content))))

const digestsOfOutcomes = new WeakMap<OutcomesSpec, string>()

/** A name for what projections are held against: equal where all that decides scores is equal. */
export function outcomesDigest(spec: OutcomesSpec): string {
  const known = digestsOfOutcomes.get(spec)
  if (known) return known
  const made = digest({
    outcomes: spec.outcomes.map(({ id, indicator, year, value, unit, measure, vintage, quality, derived }) =>
      defined({ id, indicator, year, value, unit, measure, vintage, quality, derived }),
    ),
    breaks: spec.breaks.map(({ id, indicator, year, factor, low, high, on }) =>
      defined({ id, indicator, year, factor, low, high, on }),
    ),
    targets: spec.targets.map(({ id, indicator, year, value, unit, announced }) =>
      defined({ id, indicator, year, value, unit, announced }),
    ),
  })
  digestsOfOutcomes.set(spec, made)
  return made
}

/** What of some content is there. */
const defined = (content: Readonly<Record<string, string | number | boolean | undefined>>): Content =>
  Object.fromEntries(
    Object.entries(content).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  )

/** What scenarios of a model share, digested once for each. */
type ModelParts = Pick<FingerprintParts, 'model' | 'units' | 'baseline'>
const partsOf = new WeakMap<Model, ModelParts>()

function modelParts(model: Model): ModelParts {
  const known = partsOf.get(model)
  if (known) return known
  const parts = {
    model: digest(modelContent(model)),
    units: digest(unitContent(model)),
    baseline: digest(baselineContent(model)),
  }
  partsOf.set(model, parts)
  return parts
}

/** Lists stand in the order of the file: the place of what is drawn decides with which numbers. */
function modelContent(model: Model): Content {
  const { spec } = model
  return {
    levers: spec.levers.map((lever) => ({
      id: lever.id,
      unit: lever.unit,
      step: lever.step,
      whole: lever.whole,
      ...(isOfPlace(lever.id, 'levers', model) ? {} : leverNumbers(lever)),
    })),
    assumptions: spec.assumptions.map((assumption) => ({
      id: assumption.id,
      unit: assumption.unit,
      ...(isOfPlace(assumption.id, 'assumptions', model) ? {} : assumptionNumbers(assumption)),
    })),
    shocks: spec.shocks?.map(({ id, size, persistence }) => ({ id, size, persistence })),
    equations: equationsOf(spec).map(equationContent),
    indicators: spec.indicators.map(({ id, unit, formula, where }) => ({
      id,
      unit,
      formula: formulaContent(formula),
      where: where && formulaText(where),
    })),
    deflator: spec.deflator,
    whole: spec.whole,
  }
}

type Numbers = Readonly<Record<string, Content>>

const leverNumbers = ({ base, min, max, draw }: LeverSpec): Numbers => ({
  base,
  min,
  max,
  draw: draw && { low: draw.low, high: draw.high },
})

const assumptionNumbers = ({ central, low, high }: AssumptionSpec): Numbers => ({ central, low, high })

/** Whether the baseline gives the numbers of a lever or an assumption; a figure that is drawn is one, too. */
function isOfPlace(id: string, list: 'levers' | 'assumptions', { spec, baseline }: Model): boolean {
  const isGiven = spec.id === baseline.model && Object.hasOwn(baseline[list], id)
  const isDrawn = baseline.figures.some((figure) => figure.id === id && figure.low !== undefined)
  return isGiven || (list === 'assumptions' && isDrawn)
}

function equationContent(equation: EquationSpec): Content {
  const { kind, id, unit } = equation
  return kind === 'stock'
    ? { kind, id, unit, initial: formulaContent(equation.initial), next: formulaContent(equation.next) }
    : { kind, id, unit, formula: formulaContent(equation.formula) }
}

const formulaContent = (formula: FormulaSpec): Content =>
  typeof formula === 'string'
    ? formulaText(formula)
    : Object.fromEntries(Object.entries(formula).map(([reading, own]) => [reading, formulaText(own)]))

/** How a formula is broken into lines means nothing. */
const formulaText = (formula: string): string => formula.trim().replaceAll(/\s+/g, ' ')

/** The units that the model's numbers are in, and what makes them money or growth. */
function unitContent({ spec, units }: Model): Content {
  const measured = [...spec.levers, ...spec.assumptions, ...equationsOf(spec), ...spec.indicators]
  const keys = new Set([units.growth, ...measured.map(({ unit }) => unit)])
  return {
    money: units.money,
    growth: units.growth,
    units: Object.fromEntries([...keys].map((key) => [key, formulaText(units.units[key]?.is ?? '')])),
  }
}

/** What the place gives: when it starts, the figures that formulas name, its levers and assumptions. */
function baselineContent(model: Model): Content {
  const { spec, names } = model
  const { launchYear, schedule } = spec
  const figures = [...names].flatMap(([name, definition]): readonly [string, Content][] =>
    definition.kind === 'figure'
      ? [[name, { value: definition.value, unit: describeUnit(definition.unit) }]]
      : [],
  )
  const { earliest, start, ramp } = schedule
  const levers = spec.levers.filter(({ id }) => isOfPlace(id, 'levers', model))
  const assumptions = spec.assumptions.filter(({ id }) => isOfPlace(id, 'assumptions', model))
  return {
    launchYear,
    schedule: { earliest, start, ramp },
    figures: Object.fromEntries(figures),
    levers: Object.fromEntries(levers.map((lever) => [lever.id, leverNumbers(lever)])),
    assumptions: Object.fromEntries(assumptions.map((own) => [own.id, assumptionNumbers(own)])),
  }
}

/** A scenario as it computes: what it sets to what is so anyway departs from nothing. */
function scenarioContent(scenario: Scenario, model: Model): Content {
  const { spec, levers, assumptions } = model
  const moves = Object.keys(scenario.levers).flatMap((id): readonly [string, Content][] => {
    const lever = levers.get(id)
    const setting = lever && movedSetting(scenario, lever, spec.schedule)
    return setting ? [[id, { ...setting }]] : []
  })
  const assumed = Object.entries(scenario.assumptions).filter(
    ([id, value]) => assumptions.get(id)?.central !== value,
  )
  return {
    reading: scenario.reading,
    horizon: scenario.horizon,
    levers: Object.fromEntries(moves),
    assumptions: Object.fromEntries(assumed),
    indicators: Object.fromEntries(scenario.indicators.map((own) => [own.id, indicatorContent(own)])),
  }
}

const indicatorContent = ({ formula, unit }: UserIndicator): Content => ({
  formula: formulaText(foldFormula(formula)),
  unit,
})

/** Where a model has no prices, they are the same; so are bands where it has no shocks. */
const runContent = ({ prices = 'current', drawn }: Run, { spec }: Model): Content => ({
  prices: spec.deflator === undefined ? 'current' : prices,
  drawn: drawn && {
    method: drawn.method,
    draws: drawn.draws,
    seed: drawn.seed,
    bands: hasShocks(spec) ? drawn.bands : undefined,
    ranges: drawn.ranges?.map(({ kind, id, low, central, high }) => ({ kind, id, low, central, high })),
  },
})
