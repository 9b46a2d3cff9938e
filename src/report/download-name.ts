/** Names of the tables that are downloaded: what a planner looks for, scenario, indicator and year, then what it is. */
import type { Inquiry } from '../files/recipe.ts'
import { shortened } from '../files/scenario-name.ts'
import { fileNameOf } from '../files/scenario-text.ts'
import type { Ground } from '../model/ground.ts'
import type { IndicatorId, Year } from '../model/spec.ts'
import { groundName } from './ground.ts'
import type { Provenance } from './provenance.ts'
import type { Words } from './text/words.ts'

/** Names of scenarios that a file's name has room for, and characters of each, so that what follows is not cut. */
const mostNames = 2
const mostOfName = 24
/** Characters in all: room for two names, an indicator, years and the question, so that the last is not cut either. */
const mostOfFile = 140
/** Years that are named each; of more, the first and the last. */
const mostYears = 3

const between = ' - '
const ending = '.csv'

/** The file of a result that says how it was made. */
export function downloadName({ scenarios, inquiry }: Provenance, words: Words): string {
  const named = scenarios.slice(0, mostNames).map(({ name }) => shortened(name, mostOfName))
  const more = scenarios.length - named.length
  const own = scenarios.flatMap(({ scenario, lent = [] }) => [...scenario.indicators, ...lent])
  const labelOf = (id: IndicatorId): string =>
    own.find((indicator) => indicator.id === id)?.label ?? words.indicator(id)
  return nameOf([
    more > 0 ? `${named.join(between)} (${more})` : named.join(between),
    indicatorsOf(inquiry).map(labelOf).join(' '),
    yearsText(yearsOf(inquiry)),
    kindText(inquiry, words),
  ])
}

/** The file of what a move to another model or baseline changes. */
export const moveName = (scenario: string, from: string, to: string): string => nameOf([scenario, from, to])

/** The file of the references of a view, for programs that manage references. */
export const referencesFile = (ground: Ground, words: Words): string =>
  `${fileNameOf(words.t('references.file', { ground: groundName(ground, words) }), mostOfFile)}.json`

const nameOf = (parts: readonly string[]): string =>
  `${fileNameOf(parts.filter((part) => part !== '').join(between), mostOfFile)}${ending}`

/** The indicator that was asked about; of tables of several nothing is said. */
function indicatorsOf(inquiry: Inquiry): readonly IndicatorId[] {
  if ('indicator' in inquiry) return [inquiry.indicator]
  return 'indicators' in inquiry && inquiry.indicators.length === 1 ? inquiry.indicators : []
}

function yearsOf(inquiry: Inquiry): readonly Year[] {
  if (inquiry.kind === 'backtest') return [inquiry.until]
  if ('years' in inquiry) return inquiry.years
  return 'year' in inquiry && inquiry.year !== undefined ? [inquiry.year] : []
}

const yearsText = (years: readonly Year[]): string =>
  years.length > mostYears ? `${years[0]}-${years.at(-1)}` : years.join(' ')

function kindText({ kind }: Inquiry, { t }: Words): string {
  switch (kind) {
    case 'project':
    case 'compare':
      return t('download.values')
    case 'departures':
      return t('download.levers')
    case 'attribute':
      return t('analyse.method.attribution')
    default:
      return t(`analyse.method.${kind}`)
  }
}
