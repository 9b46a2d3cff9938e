/** What `--help` adds below the options: how to name scenarios, what comes out, examples. */
import type { Translate } from '../report/text/translate.ts'
import { wrap } from './table.ts'

/** Commands as they may be typed; the same in every language. */
const examples = {
  program: ['project', 'compare baseline plan-announced --year 2030', 'check my.scenario.json'],
  project: [
    'project',
    'project plan-announced my.scenario.json --indicator digitalEconomy',
    'project "13th plan as announced" --prices constant --format json',
    'project plan-announced --horizon 2050 --out plan.csv',
  ],
  compare: [
    'compare baseline plan-announced',
    'compare baseline plan-announced skills-first --year 2035 --indicator coreEmployment',
    'compare plan-announced my.scenario.json --reading share --format json',
  ],
  ensemble: [
    'ensemble plan-announced',
    'ensemble plan-announced --indicator digitalEconomy --over 90000 --year 2030',
    'ensemble plan-announced --over skills-first --indicator coreEmployment',
    'ensemble plan-announced --draws 100000 --seed 7 --indicator digitalEconomy --format json',
    'ensemble --fix coreShare2016=0.084 --range imitation=0.06:0.075:0.09 --out fan.csv',
  ],
  attribute: [
    'attribute plan-announced --indicator digitalEconomy --year 2030',
    'attribute as-printed --indicator digitalShare --year 2030 --format json',
    'attribute my.scenario.json --from plan-announced --indicator grdp --year 2035',
  ],
  backtest: [
    'backtest',
    'backtest --splice --indicator coreValueAdded',
    'backtest my.scenario.json --outcomes own.csv --format json',
  ],
  sensitivity: [
    'sensitivity --indicator digitalEconomy --year 2030',
    'sensitivity plan-announced --method sobol --indicator coreValueAdded --year 2027 --seed 7',
    'sensitivity --indicator grdp --year 2030 --range imitation=0.06:0.075:0.09 --out t.csv',
  ],
  seek: [
    'seek --indicator digitalEconomy --year 2027 --target 60000 --lever rdIntensity=2:4 --lever enterpriseIt',
    'seek --indicator coreShare --year 2030 --target 16 --lever digitalSkills --save reach-16.scenario.json',
  ],
  check: ['check my.scenario.json', 'check scenarios/*.scenario.json --format json'],
  equations: ['equations', 'equations --reading share --lang ko', 'equations --format json --out model.json'],
  data: [
    'data --topic core',
    'data --region Zhejiang --search "e-commerce" --quotes',
    'data --format csv --out figures.csv',
  ],
} as const

export type CommandName = Exclude<keyof typeof examples, 'program'>

/** How wide help is set. */
const helpWidth = 98

function withExamples(texts: readonly string[], name: keyof typeof examples, t: Translate): string {
  const commands = examples[name].map((example) => `  qiantang ${example}`)
  const blocks = [...texts.map((text) => wrap(text, helpWidth)), [t('usage.title.examples'), ...commands]]
  return `\n${blocks.map((lines) => lines.join('\n')).join('\n\n')}`
}

export const programHelp = (t: Translate): string =>
  withExamples([t('usage.help.scenarios'), t('usage.help.exitCodes')], 'program', t)

/** What the help of a command says beside its options. */
export function commandHelp(name: CommandName, t: Translate): string {
  switch (name) {
    case 'equations':
    case 'data':
      return withExamples([], name, t)
    case 'check':
      return withExamples([t('usage.help.check')], name, t)
    case 'backtest':
      return withExamples(
        [t('usage.help.scenarios'), t('usage.help.backtest'), t('usage.help.outcomes')],
        name,
        t,
      )
    default:
      return withExamples([t('usage.help.scenarios'), t(`usage.help.${name}`)], name, t)
  }
}
