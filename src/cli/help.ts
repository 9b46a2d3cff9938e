/**
 * What `--help` adds below the options: how to name scenarios, what comes out, examples.
 *
 * Examples speak of the data files that there are, so that each of them can be tried.
 */
import type { Library } from '../files/library.ts'
import { createProjector } from '../model/projection.ts'
import { baselineScenario } from '../model/scenario.ts'

/** Names and numbers of the data files that examples are made of. */
export interface ExampleNames {
  /** Scenarios that ship, as they are named on the command line, and the first by its name. */
  readonly plan: string
  readonly other: string
  readonly planName: string
  /** Indicators: the first key figures, then the last one that is charted. */
  readonly total: string
  readonly second: string
  readonly third: string
  readonly last: string
  readonly levers: readonly string[]
  /** An assumption with its range; and, where there is one, another at its central value, as an option. */
  readonly range: string
  readonly fix: string
  readonly reading: string
  readonly region: string
  readonly topic: string
  readonly year: number
  readonly horizon: number
  /** A value of the first key figure in the year that takes more than the baseline does. */
  readonly target: number
  readonly start: number
  readonly ramp: number
  /** As a sentence calls the baseline's source. */
  readonly source: string
  /** The indicator that others are a share of, in words; a word for it where there is none. */
  readonly whole: string
}

export function exampleNames({ built, model, baseline, shipped }: Library): ExampleNames {
  const { keyYear: year, headlines, horizon, schedule, levers, assumptions, whole } = model
  const [total = '', second = total, third = second] = headlines.keyFigures
  const [plan, other = plan] = shipped.map(({ texts }) => texts)
  const [ranged, fixed] = assumptions
  const { series } = createProjector(built).project(baselineScenario(model, baseline))
  const value = series.get(total)?.[year - model.launchYear] ?? 0
  return {
    plan: plan?.file ?? 'my.scenario.json',
    other: other?.file ?? 'my.scenario.json',
    planName: plan?.name.en ?? 'My scenario',
    ...{ total, second, third, last: headlines.charts.at(-1) ?? total },
    levers: headlines.sought.length > 0 ? headlines.sought : levers.slice(0, 1).map(({ id }) => id),
    fix: fixed ? `--fix ${fixed.id}=${fixed.central} ` : '',
    range: ranged ? `${ranged.id}=${ranged.low}:${ranged.central}:${ranged.high}` : '',
    reading: baseline.defaultReading,
    region: baseline.region,
    topic: baseline.topics[0]?.id ?? '',
    ...{ year, horizon: horizon.max, target: Number((1.1 * value).toPrecision(2)) },
    ...{ start: schedule.start, ramp: schedule.ramp },
    source: baseline.source.name.en,
    whole: model.indicators.find(({ id }) => id === whole)?.short.en ?? 'the whole',
  }
}

/** What stands below the options of a command. */
export type Help = (names: ExampleNames) => string

const scenarios = `
FILE is a scenario file or, where there is no such file, the name of a scenario that ships: its
file name, or its name in any language. The word baseline stands for the
baseline.`

export const programHelp: Help = (names) => `
${scenarios.trim()}

Exit codes: 0 done; 1 the input is wrong (one line for each fault on stderr); 2 wrong usage;
3 a target that cannot be reached (the closest point is on stdout all the same).

Examples:
  qiantang project
  qiantang compare baseline ${names.plan} --year ${names.year}
  qiantang check my.scenario.json`

export const projectHelp: Help = (names) => `${scenarios}

A table shows the main indicators; CSV and JSON hold all of them unless --indicator chooses.
CSV has one row for each scenario, indicator and year: scenario, reading, indicator, unit,
prices, year, value.

Examples:
  qiantang project
  qiantang project ${names.plan} my.scenario.json --indicator ${names.total}
  qiantang project "${names.planName}" --prices constant --format json
  qiantang project ${names.plan} --horizon ${names.horizon} --out plan.csv`

export const compareHelp: Help = (names) => `${scenarios}

Difference and percent are relative to the first FILE. CSV holds the values; the levers and
assumptions that differ are in the table and in JSON.

Examples:
  qiantang compare baseline ${names.plan}
  qiantang compare baseline ${names.plan} ${names.other} --year ${names.year} --indicator ${names.last}
  qiantang compare ${names.plan} my.scenario.json --reading ${names.reading} --format json`

export const ensembleHelp: Help = (names) => `${scenarios}

Every assumption is drawn from its triangular range, and so is every lever's base that has a
range; a lever that the scenario moves is not drawn from its start on. The same seed gives the same
numbers to the last bit. Where any draw has no value in a year, that year has none.

--over tells in how many draws the result is above a number, in the unit of the indicator, or above
another scenario: the two are compared draw by draw, so what is uncertain alike in both does not
blur the difference.

Examples:
  qiantang ensemble ${names.plan}
  qiantang ensemble ${names.plan} --indicator ${names.total} --over ${names.target} --year ${names.year}
  qiantang ensemble ${names.plan} --over ${names.other} --indicator ${names.last}
  qiantang ensemble ${names.plan} --draws 100000 --seed 7 --indicator ${names.total} --format json
  qiantang ensemble ${names.fix}--range ${names.range} --out fan.csv`

export const attributeHelp: Help = (names) => `${scenarios}

The difference is shared out by Shapley values (Owen's, where assumptions or the reading differ
too): what each departure adds on average over all orders in which they can be made. The shares
add up to the difference. Alone: what it does without the others. Taken away last: what would be
missing without it. Above 12 departures of a kind orders are sampled, with a standard error.

Examples:
  qiantang attribute ${names.plan} --indicator ${names.total} --year ${names.year}
  qiantang attribute ${names.other} --indicator ${names.third} --year ${names.year} --format json
  qiantang attribute my.scenario.json --from ${names.plan} --indicator ${names.second} --year ${names.year}`

export const backtestHelp: Help = (names) => `${scenarios}

The projection beside numbers published later, and beside two rules that know no more than
${names.source} did: the last growth rate kept, the last share of ${names.whole} kept. Its own years are
marked and not scored. --splice divides figures that follow a wider definition by the
factor of its change.

Published values of your own come as a table in CSV or text (UTF-8, UTF-16, GB 18030, EUC-KR): a
row for each value under year, indicator, value and, if you like, source, unit and measure (level,
nominalGrowth or realGrowth); or years, or indicators, as columns; headings and labels in English,
Korean or Chinese. Cells without a value and years that the model does not have are passed over
and counted; what the window would ask about is refused, with its row.

Examples:
  qiantang backtest
  qiantang backtest --splice --indicator ${names.second}
  qiantang backtest my.scenario.json --outcomes own.csv --format json`

export const sensitivityHelp: Help = (names) => `${scenarios}

tornado puts each assumption, and each lever's base that has a range, at both ends of its range with
the others in the middle. sobol gives the share of the variance that each explains alone (first)
and with all it interacts with (total), with intervals from the 5th to the 95th percentile of a
bootstrap; it costs 2 × samples × (inputs + 1) evaluations.

Examples:
  qiantang sensitivity --indicator ${names.total} --year ${names.year}
  qiantang sensitivity ${names.plan} --method sobol --indicator ${names.second} --year ${names.year} --seed 7
  qiantang sensitivity --indicator ${names.total} --year ${names.year} --range ${names.range} --out t.csv`

export const seekHelp: Help = (names) => `${scenarios}

Effort is the weighted sum of squared departures from the scenario's levers, each in units of the
lever's range. A lever that moves starts in ${names.start} over ${names.ramp} years unless the scenario says otherwise.
The probability is the share of draws in which the answer reaches the target.

Examples:
  qiantang seek --indicator ${names.total} --year ${names.year} --target ${names.target} \\
    ${names.levers.map((lever) => `--lever ${lever}`).join(' ')}
  qiantang seek ${names.plan} --indicator ${names.total} --year ${names.year} --target ${names.target} \\
    --lever ${names.levers[0]} --weight ${names.levers[0]}=2 --save reach.scenario.json`

export const checkHelp: Help = () => `
A FILE of the product's own data (units, model, baseline, outcomes, list of scenarios) is
checked as if it stood in the place of the one that ships. A FILE named .csv, .tsv, .tab or .txt
is checked as a table of published values, as backtest --outcomes reads it.

Examples:
  qiantang check my.scenario.json
  qiantang check scenarios/*.scenario.json --format json`

export const equationsHelp: Help = (names) => `
Examples:
  qiantang equations
  qiantang equations --reading ${names.reading} --lang ko
  qiantang equations --format json --out model.json`

export const dataHelp: Help = (names) => `
Examples:
  qiantang data --topic ${names.topic}
  qiantang data --region "${names.region}" --search "2" --quotes
  qiantang data --format csv --out figures.csv`
