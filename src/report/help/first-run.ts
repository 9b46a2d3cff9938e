/** What a first start begins with: where and when the window is, and questions that what is there can answer. */
import { chartSubject } from '../../model/chart-subject.ts'
import type { Ground } from '../../model/ground.ts'
import type { Year } from '../../model/spec.ts'
import { type Question, unaskable } from '../questions.ts'
import { formatPublished } from '../text/format.ts'
import type { Words } from '../text/words.ts'

/** “Zhejiang, from the report of November 2017, to 2035”. */
export function whereText({ baseline, pack }: Ground, horizon: Year, { t, text, language }: Words): string {
  // A month is near enough; a source may give no more than its year.
  const published = formatPublished(baseline.source.published.slice(0, '2000-01'.length), language)
  return t('first.where', { region: text(pack.label), published, horizon })
}

export interface Example {
  readonly question: Question
  /** The scenario that it is asked of. */
  readonly scenario: string
  readonly text: string
}

/** What examples are made of, on one ground. */
export interface ExampleSetting {
  readonly ground: Ground
  readonly words: Words
  readonly keyYear: Year
  /** The scenario that is open, one that departs from the baseline, and how many there are. */
  readonly active: string
  readonly departing: { readonly id: string; readonly name: string } | undefined
  readonly scenarios: number
}

const mostExamples = 3

/** In the order in which a newcomer may wonder; those that the model can answer. */
const candidates: readonly Question[] = ['ensemble', 'attribution', 'seek', 'sensitivity', 'backtest']

export function examples(setting: ExampleSetting): readonly Example[] {
  const { ground, active, departing, scenarios } = setting
  return candidates
    .filter((question) => !unaskable(question, ground.model, scenarios))
    .filter((question) => question !== 'attribution' || departing !== undefined)
    .filter((question) => question !== 'backtest' || ground.outcomes.outcomes.length > 0)
    .slice(0, mostExamples)
    .map((question) => ({
      question,
      scenario: question === 'attribution' && departing ? departing.id : active,
      text: exampleText(question, setting),
    }))
}

function exampleText(question: Question, { ground, keyYear, departing, words }: ExampleSetting): string {
  const indicator = words.indicator(chartSubject(ground.model.headlines.charts[0] ?? '').indicator)
  switch (question) {
    case 'ensemble':
      return words.t('first.ask.ensemble', { indicator, year: keyYear })
    case 'sensitivity':
      return words.t('first.ask.sensitivity', { indicator, year: keyYear })
    case 'attribution':
      return words.t('first.ask.attribution', { name: departing?.name ?? '' })
    case 'seek':
      return words.t('first.ask.seek', { year: keyYear })
    case 'backtest':
      return words.t('first.ask.backtest')
  }
}
