/**
 * A model file on a baseline: the years, the bases of the levers and the assumptions of the place are taken from the
 * baseline, and what its figures do not suffice for is left out. What comes out is a specification with nothing open.
 */
import { chartSubject } from './chart-subject.ts'
import { at, type Fault, fault, type NeededFigure } from './fault.ts'
import { parseFormula, walkFormula } from './formula.ts'
import type { AssumptionFile, LeverFile, ModelFile } from './model-file.ts'
import { failed, ok, type Result } from './result.ts'
import type {
  AssumptionSpec,
  BaselineAssumption,
  BaselineLever,
  BaselineSpec,
  Bounds,
  EquationSpec,
  FigureSpec,
  FormulaSpec,
  HeadlinesSpec,
  IndicatorSpec,
  LeverSpec,
  ModelSpec,
  NotOffered,
  RequiredFigure,
  Year,
} from './spec.ts'

/** What is wrong, by the file in which it is. */
export interface ResolveFaults {
  readonly model: readonly Fault[]
  readonly baseline: readonly Fault[]
}

/** What a baseline gives beside its figures. */
type OfPlace = Pick<BaselineSpec, 'levers' | 'assumptions'>

/** The figure of a baseline that a model's name stands for. */
export const figureOf = ({ id, figure }: RequiredFigure): string => figure ?? id

/** Figures that equations name, each with the name it has there. */
export const namedFigures = (
  { figures }: Pick<ModelSpec, 'figures'>,
  baseline: Pick<BaselineSpec, 'figures'>,
): readonly { readonly name: string; readonly figure: FigureSpec }[] =>
  figures.flatMap((required) => {
    const figure = baseline.figures.find(({ id }) => id === figureOf(required))
    return figure ? [{ name: required.id, figure }] : []
  })

/**
 * Puts a model on a baseline.
 * @returns the model's specification, or all that the two lack for one another.
 */
export function resolveModel(file: ModelFile, baseline: BaselineSpec): Result<ModelSpec, ResolveFaults> {
  const key = `${file.id}@${file.version}`
  if (file.baselines && !file.baselines.includes(baseline.id)) {
    return failed({
      model: [],
      baseline: [fault('not-served', ['id'], { model: key, baseline: baseline.id })],
    })
  }
  const own: Fault[] = []
  const ofPlace: OfPlace = file.id === baseline.model ? baseline : { levers: {}, assumptions: {} }
  own.push(
    ...checkReadings(file, baseline),
    ...checkYears(file, baseline),
    ...checkFigures(file, baseline),
    ...checkKnown(file, ofPlace),
    ...checkLeverFigures(
      Object.entries(ofPlace.levers).map(([id, lever]) => ({ path: ['levers', id], lever })),
      baseline,
    ),
  )
  const levers = file.levers.flatMap((lever) => {
    const resolved = resolveLever(lever, ofPlace.levers[lever.id])
    own.push(...(resolved.ok ? checkLever(resolved.value, ofPlace.levers[lever.id]) : [resolved.error]))
    return resolved.ok ? [resolved.value] : []
  })
  const assumptions = file.assumptions.flatMap((assumption) => {
    const given = ofPlace.assumptions[assumption.id]
    const resolved = resolveAssumption(assumption, given)
    own.push(
      ...(resolved.ok && given ? checkAssumption(resolved.value) : resolved.ok ? [] : [resolved.error]),
    )
    return resolved.ok ? [resolved.value] : []
  })
  const model = [
    ...checkFormulaReadings(file),
    ...checkLeverFigures(
      file.levers.map((lever, index) => ({ path: ['levers', index], lever })),
      baseline,
    ),
  ]
  if (model.length + own.length > 0) return failed({ model, baseline: own })

  const figures = new Map(baseline.figures.map((figure) => [figure.id, figure]))
  const isDrawn = (required: RequiredFigure): boolean => figures.get(figureOf(required))?.low !== undefined
  const missing = file.requires.figures.filter((required) => !figures.has(figureOf(required)))
  const notOffered = findNotOffered(file, missing)
  const isOffered = (id: string): boolean => !notOffered.some(({ indicator }) => indicator.id === id)
  const { baselines: _, requires, ramp, from: __, ...rest } = file
  const { launchYear } = baseline
  return ok({
    ...rest,
    baseline: baseline.id,
    launchYear,
    horizon: {
      default: Math.min(launchYear + file.horizon.years, file.horizon.max),
      max: file.horizon.max,
    },
    schedule: { ...baseline.schedule, ramp },
    keyYear: baseline.keyYear,
    figures: requires.figures.filter((required) => !isDrawn(required)),
    notOffered,
    headlines: offeredHeadlines(file.headlines, isOffered),
    levers,
    assumptions: [
      ...assumptions,
      ...requires.figures.filter(isDrawn).map((required) => drawnFigure(required, file, figures)),
    ],
    sections: file.sections.map((section) => ({
      ...section,
      equations: section.equations.map((equation) => servedEquation(equation, baseline)),
    })),
    indicators: file.indicators
      .filter(({ id }) => isOffered(id))
      .map((indicator) => ({ ...indicator, formula: served(indicator.formula, baseline) })),
    plausibility: file.plausibility.filter(({ indicator }) => isOffered(indicator)),
  })
}

// --- What the two lack ---

function checkReadings({ requires }: ModelFile, { readings }: BaselineSpec): readonly Fault[] {
  return readings.flatMap(({ id }, index) =>
    requires.readings.includes(id)
      ? []
      : [fault('unknown-reading', ['readings', index, 'id'], { reading: id, known: requires.readings })],
  )
}

/** Formulas by reading name readings that the model says it has. */
function checkFormulaReadings({ sections, indicators, requires }: ModelFile): readonly Fault[] {
  const known = requires.readings
  const check = (formula: FormulaSpec, path: readonly (string | number)[]): readonly Fault[] =>
    typeof formula === 'string'
      ? []
      : Object.keys(formula)
          .filter((reading) => !known.includes(reading))
          .map((reading) => fault('unknown-reading', [...path, reading], { reading, known }))
  return [
    ...sections.flatMap(({ equations }, s) =>
      equations.flatMap((equation, e) => {
        const path = ['sections', s, 'equations', e]
        return equation.kind === 'stock'
          ? [...check(equation.initial, [...path, 'initial']), ...check(equation.next, [...path, 'next'])]
          : check(equation.formula, [...path, 'formula'])
      }),
    ),
    ...indicators.flatMap(({ formula }, index) => check(formula, ['indicators', index, 'formula'])),
  ]
}

/** The longest that a model may reach; what is longer is a slip of the hand. */
const mostYearsAhead = 200

/** Years follow one another: at least one is projected, and levers move in years that there are. */
function checkYears(
  { horizon, requires }: ModelFile,
  { launchYear, schedule, keyYear }: BaselineSpec,
): readonly Fault[] {
  const first = launchYear + observedYears(requires)
  const last = Math.max(horizon.max, launchYear + 1)
  const check = (path: readonly string[], value: Year, low: Year, high: Year): readonly Fault[] =>
    value < low || value > high ? [fault('year-out-of-range', path, { value, low, high })] : []
  return [
    ...check(['launchYear'], launchYear, horizon.max - mostYearsAhead, horizon.max - 1),
    ...(schedule.earliest >= launchYear && schedule.earliest < first
      ? [fault('observed-year', ['schedule', 'earliest'], { value: schedule.earliest, first })]
      : check(['schedule', 'earliest'], schedule.earliest, launchYear, last)),
    ...check(['schedule', 'start'], schedule.start, Math.min(schedule.earliest, last), last),
    ...check(['keyYear'], keyYear, launchYear, last),
  ]
}

/** Years that the model takes from the baseline's figures, where it names any year: no policy changes them. */
const observedYears = ({ figures }: ModelFile['requires']): number =>
  Math.max(...figures.map(({ year }) => (year === 'first' ? 2 : year === 'launch' ? 1 : 0)), 0)

/** Every figure that the model cannot do without, each of its year and in its unit. */
function checkFigures({ requires }: ModelFile, baseline: BaselineSpec): readonly Fault[] {
  const places = new Map(baseline.figures.map((figure, index) => [figure.id, { figure, index }]))
  const readings = baseline.readings.map(({ id }) => id)
  return requires.figures.flatMap((required) => {
    const id = figureOf(required)
    const place = places.get(id)
    if (place)
      return checkFigure(required, place.figure, baseline).map((inner) => at(['figures', place.index], inner))
    const isNeeded = required.reading === undefined || readings.includes(required.reading)
    if (required.optional || !isNeeded) return []
    const details = { figure: id, baseline: baseline.id, needed: neededOf(required, baseline) }
    return [fault('figure-missing', ['figures'], details)]
  })
}

/** The year that a required figure must be of; undefined where any will do. */
const dueYear = (
  { year }: RequiredFigure,
  { launchYear }: Pick<BaselineSpec, 'launchYear'>,
): Year | undefined => year && launchYear + (year === 'first' ? 1 : 0)

function neededOf(required: RequiredFigure, baseline: BaselineSpec): NeededFigure {
  const { unit, help } = required
  const year = dueYear(required, baseline)
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
    ...(help === undefined ? {} : { help }),
  }
}

function checkFigure(
  required: RequiredFigure,
  { id, unit, year, low, value, high }: FigureSpec,
  baseline: BaselineSpec,
): readonly Fault[] {
  const needed = required.unit
  const due = dueYear(required, baseline)
  return [
    ...(needed === undefined || needed === unit
      ? []
      : [fault('figure-unit', ['unit'], { figure: id, unit, needed })]),
    ...(due === undefined || year === due
      ? []
      : [fault('figure-year', ['year'], { figure: id, value: year, year: due })]),
    ...(low === undefined && high === undefined
      ? []
      : checkAscending({ low: low ?? value, value, high: high ?? value })),
  ]
}

/** Levers and assumptions of the place that the model does not have. */
function checkKnown(file: ModelFile, { levers, assumptions }: OfPlace): readonly Fault[] {
  const unknown = (given: object, known: readonly { readonly id: string }[]): readonly string[] =>
    Object.keys(given).filter((id) => !known.some((own) => own.id === id))
  return [
    ...unknown(levers, file.levers).map((id) => fault('unknown-lever', ['levers', id], { id })),
    ...unknown(assumptions, file.assumptions).map((id) =>
      fault('unknown-assumption', ['assumptions', id], { id }),
    ),
  ]
}

/** Figures that the base of a lever rests on must be there. */
function checkLeverFigures(
  levers: readonly {
    readonly path: Fault['path']
    readonly lever: { readonly figures?: readonly string[] }
  }[],
  baseline: BaselineSpec,
): readonly Fault[] {
  const known = new Set(baseline.figures.map(({ id }) => id))
  return levers.flatMap(({ path, lever: { figures = [] } }) =>
    figures.flatMap((figure, index) =>
      known.has(figure)
        ? []
        : [fault('figure-missing', [...path, 'figures', index], { figure, baseline: baseline.id })],
    ),
  )
}

// --- Levers and assumptions of the place ---

function resolveLever(file: LeverFile, given: BaselineLever | undefined): Result<LeverSpec, Fault> {
  const { base, draw, basis, figures, meaning, source, ...rest } = file
  const own = { base, basis, figures: figures ?? [], source, meaning: meaning.base }
  const {
    base: value,
    basis: ground,
    source: from,
    figures: on,
    meaning: means,
  } = given ? { ...given, meaning: given.meaning.base } : own
  if (value === undefined || ground === undefined || from === undefined || means === undefined) {
    return failed(fault('base-missing', ['levers'], { lever: file.id }))
  }
  const range = given ? given.draw : draw
  return ok({
    ...rest,
    base: value,
    min: given?.min ?? rest.min,
    max: given?.max ?? rest.max,
    basis: ground,
    figures: on,
    source: from,
    meaning: {
      low: given?.meaning.low ?? meaning.low,
      base: means,
      high: given?.meaning.high ?? meaning.high,
    },
    ...(range === undefined ? {} : { draw: range }),
    ...(given?.quality === undefined ? {} : { quality: given.quality }),
  })
}

/** What a baseline gives for a lever must stand in order and keep the bounds that hold everywhere. */
function checkLever(
  { id, base, min, max, draw, whole, bounds }: LeverSpec,
  given: BaselineLever | undefined,
): readonly Fault[] {
  if (!given) return []
  const low = draw && { low: draw.low }
  const high = draw && { high: draw.high }
  const faults = [
    ...checkAscending({ min, ...low, base, ...high, max }),
    ...checkBounds(base, bounds).map((inner) => at(['base'], inner)),
    ...checkBounds(min, bounds).map((inner) => at(['min'], inner)),
    ...checkBounds(max, bounds).map((inner) => at(['max'], inner)),
    ...(whole && !Number.isInteger(base) ? [fault('not-whole', ['base'], { value: base })] : []),
  ]
  return faults.map((inner) => at(['levers', id], inner))
}

function resolveAssumption(
  file: AssumptionFile,
  given: BaselineAssumption | undefined,
): Result<AssumptionSpec, Fault> {
  const { central, low, high, basis, verified = 'no', source } = { ...file, ...given }
  if (
    central === undefined ||
    low === undefined ||
    high === undefined ||
    basis === undefined ||
    source === undefined
  ) {
    return failed(fault('range-missing', ['assumptions'], { assumption: file.id }))
  }
  const place = given ? ({ ofPlace: true } as const) : {}
  return ok({ ...file, ...given, central, low, high, ...place, basis, verified, source })
}

function checkAssumption({ id, low, central, high, bounds }: AssumptionSpec): readonly Fault[] {
  const faults = [
    ...checkAscending({ low, central, high }),
    ...checkBounds(low, bounds).map((inner) => at(['low'], inner)),
    ...checkBounds(high, bounds).map((inner) => at(['high'], inner)),
  ]
  return faults.map((inner) => at(['assumptions', id], inner))
}

/** Checks a number against hard bounds. */
export function checkBounds(value: number, bounds: Bounds | undefined): readonly Fault[] {
  const { min = -Infinity, above = -Infinity, max = Infinity, below = Infinity } = bounds ?? {}
  const keeps = value >= min && value <= max && value > above && value < below
  return keeps || bounds === undefined ? [] : [fault('out-of-bounds', [], { value, bounds })]
}

/** Checks that numbers stand in ascending order. */
export function checkAscending(ascending: Readonly<Record<string, number>>): readonly Fault[] {
  const entries = Object.entries(ascending)
  return entries.flatMap(([name, value], index) => {
    const before = entries[index - 1]
    if (!before || before[1] <= value) return []
    return [fault('not-ascending', [name], { name, value, other: before[0], limit: before[1] })]
  })
}

/** A figure with a range, as the assumption that it is. */
function drawnFigure(
  required: RequiredFigure,
  { assumptionGroups }: ModelFile,
  figures: ReadonlyMap<string, FigureSpec>,
): AssumptionSpec {
  const figure = figures.get(figureOf(required))
  if (!figure) throw new Error(`no figure ${figureOf(required)}`)
  const { label, value, unit, low = value, high = value, quality, note, quote } = figure
  const group = assumptionGroups.find(({ launch }) => launch) ?? assumptionGroups[0]
  const words = { en: quote, ko: quote, zh: quote }
  return {
    id: required.id,
    group: group?.id ?? '',
    unit,
    central: value,
    low,
    high,
    ofPlace: true,
    basis: 'judgement',
    verified: 'no',
    label,
    description: required.help ?? label,
    source: note ?? words,
    ...(quality === undefined ? {} : { quality }),
  }
}

// --- What the figures suffice for ---

/** Indicators that rest on figures which are not there. */
function findNotOffered(file: ModelFile, missing: readonly RequiredFigure[]): readonly NotOffered[] {
  const optional = missing.filter(({ optional }) => optional)
  if (optional.length === 0) return []
  const uses = namesUsed(file)
  return file.indicators.flatMap((indicator) => {
    const reached = reach(indicator.id, uses)
    const figures = optional.filter(({ id }) => reached.has(id))
    return figures.length > 0 ? [{ indicator, figures }] : []
  })
}

/** The names that each equation and each indicator uses. */
function namesUsed({ sections, indicators }: ModelFile): ReadonlyMap<string, readonly string[]> {
  const equations = sections.flatMap((section) => section.equations)
  return new Map([
    ...equations.map((equation): [string, readonly string[]] => [
      equation.id,
      equationFormulas(equation).flatMap(namesIn),
    ]),
    ...indicators.map(({ id, formula, where }): [string, readonly string[]] => [
      id,
      [...texts(formula), ...(where === undefined ? [] : [where])].flatMap(namesIn),
    ]),
  ])
}

const equationFormulas = (equation: EquationSpec): readonly string[] =>
  equation.kind === 'stock' ? [...texts(equation.initial), ...texts(equation.next)] : texts(equation.formula)

const texts = (formula: FormulaSpec): readonly string[] =>
  typeof formula === 'string' ? [formula] : Object.values(formula)

function namesIn(text: string): readonly string[] {
  const parsed = parseFormula(text)
  // What cannot be read is told where the model is built.
  if (!parsed.ok) return []
  return [...walkFormula(parsed.value)].flatMap((part) =>
    'name' in part && part.kind !== 'call' ? [part.name] : [],
  )
}

/** Everything that a name rests on. */
function reach(name: string, uses: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const met = new Set<string>()
  const open = [name]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (met.has(next)) continue
    met.add(next)
    open.push(...(uses.get(next) ?? []))
  }
  return met
}

function offeredHeadlines(headlines: HeadlinesSpec, isOffered: (id: string) => boolean): HeadlinesSpec {
  return {
    ...headlines,
    keyFigures: headlines.keyFigures.filter(isOffered),
    compared: headlines.compared.filter(isOffered),
    listed: headlines.listed.filter(isOffered),
    charts: headlines.charts.filter((id) => isOffered(chartSubject(id).indicator)),
  }
}

/** A formula in the readings that the baseline serves. */
function served(formula: FormulaSpec, { readings }: BaselineSpec): FormulaSpec {
  if (typeof formula === 'string') return formula
  const entries = Object.entries(formula)
  return Object.fromEntries(entries.filter(([reading]) => readings.some(({ id }) => id === reading)))
}

function servedEquation(equation: EquationSpec, baseline: BaselineSpec): EquationSpec {
  return equation.kind === 'stock'
    ? { ...equation, initial: served(equation.initial, baseline), next: served(equation.next, baseline) }
    : { ...equation, formula: served(equation.formula, baseline) }
}

/** An indicator of a model file, offered or not. */
export const knownIndicator = (
  { indicators, notOffered }: ModelSpec,
  id: string,
): IndicatorSpec | undefined =>
  indicators.find((own) => own.id === id) ??
  notOffered.find(({ indicator }) => indicator.id === id)?.indicator
