/** `compare`: scenarios beside the first of them, in one year. */
import { isDeepStrictEqual } from 'node:util'
import { writeCsv } from '../../files/csv.ts'
import type { Library } from '../../files/library.ts'
import { modelKey } from '../../model/model.ts'
import { ok } from '../../model/result.ts'
import { type LeverSetting, settingOf } from '../../model/scenario.ts'
import type { AssumptionId, LeverId, Year } from '../../model/spec.ts'
import { answer, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicators, type ShownIndicator, valuesOf } from '../indicators.ts'
import { unitLabel } from '../labels.ts'
import { formatGiven, formatNumber } from '../language.ts'
import { commonReading, describeReading, type Projected, projectAll } from '../projections.ts'
import { scenarioProvenanceOf, today } from '../provenance.ts'
import { type NamedScenario, readScenarios } from '../scenarios.ts'
import { type Column, renderTable } from '../table.ts'
import type { ProjectOptions } from './project.ts'

export interface CompareOptions extends ProjectOptions {
  readonly year?: Year
}

/** A lever's move with nothing left open, as the JSON output has it. */
interface Move extends Omit<LeverSetting, 'end'> {
  readonly end: Year | null
}

interface Comparison {
  readonly year: Year
  readonly options: CompareOptions
  readonly projected: readonly Projected[]
  readonly indicators: readonly ComparedIndicator[]
  /** Levers that differ: a move for each scenario, null for the base value. */
  readonly levers: ReadonlyMap<LeverId, readonly (Move | null)[]>
  /** Assumptions that differ: the value in each scenario. */
  readonly assumptions: ReadonlyMap<AssumptionId, readonly number[]>
}

interface ComparedIndicator {
  readonly indicator: ShownIndicator
  readonly values: readonly ComparedValue[]
}

/** A value beside the first scenario's; null where one of the two is missing, or the first is 0. */
export interface ComparedValue {
  readonly value: number | null
  readonly difference: number | null
  readonly percent: number | null
}

export function compare(files: readonly string[], options: CompareOptions, context: Context): Outcome {
  const { library } = context
  const scenarios = readScenarios(files, options, library, context.language)
  if (!scenarios.ok) return scenarios
  const indicators = chooseIndicators(options.indicator, scenarios.value, context)
  if (!indicators.ok) return indicators
  const horizon = Math.min(...scenarios.value.map(({ scenario }) => scenario.horizon))
  const year = options.year ?? Math.min(library.model.keyYear, horizon)
  const { launchYear } = library.model
  if (year < launchYear || year > horizon) {
    return wrongUsage(
      `--year: ${year} is not a year from ${launchYear} to ${horizon}, which all scenarios have`,
    )
  }
  const { projected, warnings } = projectAll(scenarios.value, options.prices, context)
  const comparison: Comparison = {
    ...{ year, options, projected },
    indicators: indicators.value.map((indicator) => ({
      indicator,
      values: compareValues(
        projected.map(({ projection }) => valuesOf(projection, indicator.id, [year])[0] ?? null),
      ),
    })),
    levers: leversThatDiffer(scenarios.value, library),
    assumptions: assumptionsThatDiffer(scenarios.value, library),
  }
  return ok(answer(render[context.format](comparison, context), warnings))
}

/** Sets every value against the first. */
export function compareValues(values: readonly (number | null)[]): readonly ComparedValue[] {
  const [first = null] = values
  return values.map((value) => {
    const difference = value === null || first === null ? null : value - first
    const percent = difference === null || !first ? null : (100 * difference) / first
    return { value, difference, percent }
  })
}

function leversThatDiffer(scenarios: readonly NamedScenario[], { model }: Library): Comparison['levers'] {
  const moves = model.levers.map(({ id }) => {
    const each = scenarios.map(({ scenario }): Move | null => {
      const departure = scenario.levers[id]
      if (!departure) return null
      const { target, start, ramp, end = null } = settingOf(departure, model.schedule)
      return { target, start, ramp, end }
    })
    return [id, each] as const
  })
  return new Map(moves.filter(([, each]) => differ(each)))
}

function assumptionsThatDiffer(
  scenarios: readonly NamedScenario[],
  { model }: Library,
): Comparison['assumptions'] {
  const values = model.assumptions.map(
    ({ id, central }) => [id, scenarios.map(({ scenario }) => scenario.assumptions[id] ?? central)] as const,
  )
  return new Map(values.filter(([, each]) => differ(each)))
}

const differ = (values: readonly unknown[]): boolean =>
  values.some((value) => !isDeepStrictEqual(value, values[0]))

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(
  { year, options, projected, indicators, levers, assumptions }: Comparison,
  context: Context,
): string {
  const { library } = context
  return writeJson({
    ...{ model: modelKey(library.model), baseline: library.baseline.id, reading: commonReading(projected) },
    ...{ prices: options.prices, date: today(), year },
    scenarios: projected.map((named) => scenarioProvenanceOf(named, context)),
    indicators: Object.fromEntries(
      indicators.map(({ indicator, values }) => [
        indicator.id,
        values.map((value, index) => ({ name: projected[index]?.scenario.name, ...value })),
      ]),
    ),
    levers: Object.fromEntries(levers),
    assumptions: Object.fromEntries(assumptions),
  })
}

function renderCsv({ year, options, projected, indicators }: Comparison): string {
  const rows = indicators.flatMap(({ indicator: { id, unit, money }, values }) =>
    values.map(({ value, difference, percent }, index) => [
      ...[id, unit, money ? options.prices : null, year],
      ...[projected[index]?.name ?? '', projected[index]?.scenario.reading ?? ''],
      ...[value, difference, percent],
    ]),
  )
  const header = ['indicator', 'unit', 'prices', 'year', 'scenario', 'reading']
  return writeCsv([...header, 'value', 'difference', 'percent'], rows)
}

function renderText(comparison: Comparison, context: Context): string {
  const { texts, library } = context
  const heading = [
    comparison.year,
    texts.prices(comparison.options.prices, library.model.launchYear),
    describeReading(comparison.projected, context),
  ].join(' · ')
  const departures = [leverTable(comparison, context), assumptionTable(comparison, context)].filter(Boolean)
  return [
    `${heading}\n`,
    valueTable(comparison, context),
    ...(departures.length > 0 ? departures : [`${texts.nothingDiffers}\n`]),
  ].join('\n')
}

/** The values of each indicator under its name. */
function valueTable({ projected, indicators }: Comparison, { texts }: Context): string {
  const rows = indicators.flatMap(({ indicator: { label, unitLabel, digits }, values }) => [
    [`${label} (${unitLabel})`],
    ...values.map(({ value, difference, percent }, index) => [
      `  ${projected[index]?.title ?? ''}`,
      formatNumber(value, digits),
      ...(index === 0
        ? []
        : [formatNumber(difference, digits, 'always'), formatNumber(percent, 1, 'always')]),
    ]),
  ])
  return renderTable(
    [
      { heading: texts.scenario, align: 'left' },
      ...[texts.value, texts.difference, texts.percent].map(
        (heading): Column => ({ heading, align: 'right' }),
      ),
    ],
    rows,
  )
}

function leverTable({ projected, levers }: Comparison, context: Context): string {
  const { texts, library, language } = context
  if (levers.size === 0) return ''
  const rows = library.model.levers.flatMap(({ id, label, unit, base }) => {
    const moves = levers.get(id)
    if (!moves) return []
    const cells = moves.map((move) =>
      move
        ? texts.move(formatGiven(move.target, unit), move.start, move.ramp, move.end)
        : texts.baseValue(formatGiven(base, unit)),
    )
    return [[`${label[language]} (${unitLabel(unit, context)})`, ...cells]]
  })
  return `${texts.leversThatDiffer}\n\n${departureTable(texts.lever, projected, rows)}`
}

function assumptionTable({ projected, assumptions }: Comparison, context: Context): string {
  const { texts, library, language } = context
  if (assumptions.size === 0) return ''
  const rows = library.model.assumptions.flatMap(({ id, label, unit }) => {
    const values = assumptions.get(id)
    if (!values) return []
    const cells = values.map((value) => formatGiven(value, unit))
    return [[`${label[language]} (${unitLabel(unit, context)})`, ...cells]]
  })
  return `${texts.assumptionsThatDiffer}\n\n${departureTable(texts.assumption, projected, rows)}`
}

function departureTable(
  heading: string,
  projected: readonly Projected[],
  rows: readonly (readonly string[])[],
): string {
  const columns = projected.map(({ title }): Column => ({ heading: title, align: 'right' }))
  return renderTable([{ heading, align: 'left' }, ...columns], rows)
}
