/**
 * What `--help` adds below the options: how to name scenarios, what comes out, examples.
 *
 * Examples speak of the data files that there are, so that each of them can be tried.
 */
import { chartSubject } from '../model/chart-subject.ts'
import type { Ground } from '../model/ground.ts'
import { createProjector } from '../model/projection.ts'
import { baselineScenario } from '../model/scenario.ts'
import type { Language } from '../model/spec.ts'
import { valueInYear } from '../model/years.ts'
import type { Translate } from '../report/text/translate.ts'
import { wrap } from './table.ts'

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
  /** An assumption with its range, and another one at its central value, each as an option; empty without any. */
  readonly range: string
  readonly fix: string
  readonly hasPrices: boolean
  readonly reading: string
  readonly region: string
  readonly topic: string
  readonly year: number
  /** A year after the launch, in which something can be reached. */
  readonly later: number
  readonly horizon: number
  /** A value of the first key figure in the year that takes more than the baseline does. */
  readonly target: number
}

const ownFile = 'my.scenario.json'

export function namesIn({ built, model, baseline, shipped }: Ground, language: Language): ExampleNames {
  const { keyYear: year, headlines, horizon, levers, assumptions } = model
  const [total = '', second = total, third = second] = headlines.keyFigures
  const [plan, other = plan] = shipped.map(({ texts }) => texts)
  const [ranged, fixed] = assumptions
  const { series } = createProjector(built).project(baselineScenario(model, baseline))
  const value = valueInYear(series.get(total), year, model)
  return {
    plan: plan?.file ?? ownFile,
    other: other?.file ?? ownFile,
    planName: plan?.name[language] ?? ownFile,
    total,
    second,
    third,
    last: chartSubject(headlines.charts.at(-1) ?? total).indicator,
    levers: headlines.sought.length > 0 ? headlines.sought : levers.slice(0, 1).map(({ id }) => id),
    fix: fixed ? `--fix ${fixed.id}=${fixed.central} ` : '',
    range: ranged ? `--range ${ranged.id}=${ranged.low}:${ranged.central}:${ranged.high}` : '',
    hasPrices: model.deflator !== undefined,
    reading: baseline.defaultReading,
    region: baseline.region,
    topic: baseline.topics[0]?.id ?? '',
    year,
    later: Math.max(year, model.launchYear + 1),
    horizon: horizon.max,
    target: Number((1.1 * value).toPrecision(2)),
  }
}

type Examples = (names: ExampleNames) => readonly string[]

/** Commands as they may be typed. */
const examples = {
  program: ({ plan, year }) => ['project', `compare baseline ${plan} --year ${year}`, `check ${ownFile}`],
  project: ({ plan, planName, total, horizon, hasPrices }) => [
    'project',
    `project ${plan} ${ownFile} --indicator ${total}`,
    `project "${planName}"${hasPrices ? ' --prices constant' : ''} --format json`,
    `project ${plan} --horizon ${horizon} --out plan.csv`,
  ],
  compare: ({ plan, other, year, last, reading }) => [
    `compare baseline ${plan}`,
    `compare baseline ${plan} ${other} --year ${year} --indicator ${last}`,
    `compare ${plan} ${ownFile} --reading ${reading} --format json`,
  ],
  ensemble: ({ plan, other, total, last, target, year, fix, range }) => [
    `ensemble ${plan}`,
    `ensemble ${plan} --indicator ${total} --over ${target} --year ${year}`,
    `ensemble ${plan} --over ${other} --indicator ${last}`,
    `ensemble ${plan} --draws 100000 --seed 7 --indicator ${total} --format json`,
    ...(range ? [`ensemble ${fix}${range} --out fan.csv`] : []),
  ],
  attribute: ({ plan, other, total, second, third, year }) => [
    `attribute ${plan} --indicator ${total} --year ${year}`,
    `attribute ${other} --indicator ${third} --year ${year} --format json`,
    `attribute ${ownFile} --from ${plan} --indicator ${second} --year ${year}`,
  ],
  backtest: ({ second }) => [
    'backtest',
    `backtest --breaks all --indicator ${second}`,
    `backtest ${ownFile} --outcomes own.csv --format json`,
  ],
  sensitivity: ({ plan, total, second, year, range }) => [
    `sensitivity --indicator ${total} --year ${year}`,
    `sensitivity ${plan} --method sobol --indicator ${second} --year ${year} --seed 7`,
    ...(range ? [`sensitivity --indicator ${total} --year ${year} ${range} --out t.csv`] : []),
  ],
  seek: ({ plan, total, later, target, levers: [first, ...others] }) => {
    if (first === undefined) return []
    const asked = `--indicator ${total} --year ${later} --target ${target} \\\n    --lever ${first}`
    return [
      `seek ${asked}${others.map((lever) => ` --lever ${lever}`).join('')}`,
      `seek ${plan} ${asked} --weight ${first}=2 --save reach.scenario.json`,
    ]
  },
  check: () => [`check ${ownFile}`, 'check scenarios/*.scenario.json --format json'],
  migrate: () => [
    `migrate ${ownFile}`,
    `migrate ${ownFile} --write`,
    'migrate *.scenario.json --format json',
  ],
  verify: () => ['verify plan.csv', 'verify results/*.csv results/*.json --format json'],
  doctor: () => ['doctor', 'doctor --repair', 'doctor --format json'],
  packs: () => ['packs', 'packs --lang zh', 'packs --format json'],
  equations: ({ reading }) => [
    'equations',
    `equations --reading ${reading} --lang ko`,
    'equations --format json --out model.json',
  ],
  data: ({ topic, region }) => [
    `data --topic ${topic}`,
    `data --region "${region}" --search "2" --quotes`,
    'data --format csv --out figures.csv',
  ],
} as const satisfies Readonly<Record<string, Examples>>

export type CommandName = Exclude<keyof typeof examples, 'program'>

/** How wide help is set. */
const helpWidth = 98

/** @param names undefined where the data files cannot be read: there are no examples then. */
export function helpText(name: keyof typeof examples, names: ExampleNames | undefined, t: Translate): string {
  const commands = names ? (examples[name] as Examples)(names) : []
  const blocks = [
    ...proseOf(name, t).map((text) => wrap(text, helpWidth)),
    ...(commands.length > 0
      ? [[t('usage.title.examples'), ...commands.map((command) => `  qiantang ${command}`)]]
      : []),
  ]
  return `\n${blocks.map((lines) => lines.join('\n')).join('\n\n')}`
}

/** What the help of a command says beside its options. */
function proseOf(name: keyof typeof examples, t: Translate): readonly string[] {
  switch (name) {
    case 'program':
      return [t('usage.help.scenarios'), t('usage.help.exitCodes')]
    case 'packs':
    case 'equations':
    case 'data':
      return []
    case 'check':
      return [t('usage.help.check')]
    case 'migrate':
      return [t('usage.help.migrate')]
    case 'doctor':
      return [t('usage.help.doctor')]
    case 'verify':
      return [t('usage.help.verify')]
    case 'backtest':
      return [t('usage.help.scenarios'), t('usage.help.backtest'), t('usage.help.outcomes')]
    default:
      return [t('usage.help.scenarios'), t(`usage.help.${name}`)]
  }
}
