/** Everything that figures, inconsistencies and published values are called and print, in all languages. */
import type { Ground } from '../../model/ground.ts'
import {
  type BaselineSpec,
  type ConflictSpec,
  type FigureSpec,
  languages,
  type OutcomeSpec,
  type Text,
} from '../../model/spec.ts'
import { figureAmount, figureText } from '../figures.ts'
import { placeText } from '../place-text.ts'
import { createWords, type Words } from '../text/words.ts'

/** Of which language a text is does not matter to who looks for it. */
const inAll = (text: Text | undefined): readonly string[] => (text ? Object.values(text) : [])

export interface BaselineTexts {
  figure(figure: FigureSpec): readonly string[]
  conflict(conflict: ConflictSpec): readonly string[]
  outcome(outcome: OutcomeSpec): readonly string[]
}

const made = new WeakMap<Ground, BaselineTexts>()

/** The texts of what a ground has; they are put together when they are asked for first. */
export function baselineTexts(ground: Ground): BaselineTexts {
  const known = made.get(ground)
  if (known) return known
  const all = languages.map((language) => createWords({ language, ground }))
  const texts: BaselineTexts = {
    figure: remembered((figure: FigureSpec) => figureTexts(figure, ground.baseline, all)),
    conflict: remembered(({ id, title, text }: ConflictSpec) => [id, ...inAll(title), ...inAll(text)]),
    outcome: remembered(({ id, label, source, value, year, note }: OutcomeSpec) => [
      id,
      ...inAll(label),
      source,
      ...all.flatMap((words) => words.source(source) ?? []),
      String(value),
      String(year),
      ...inAll(note),
    ]),
  }
  made.set(ground, texts)
  return texts
}

function figureTexts(
  figure: FigureSpec,
  { source, topics }: BaselineSpec,
  all: readonly Words[],
): readonly string[] {
  const { id, label, quote, place, value, year, period, region, topic, note, vintage } = figure
  return [
    id,
    ...inAll(label),
    quote,
    place,
    String(value),
    period ?? String(year),
    ...inAll(topics.find((each) => each.id === topic)?.label),
    ...inAll(vintage),
    ...inAll(note),
    ...all.flatMap((words) => [
      figureText(figure, words),
      figureAmount(figure, words),
      placeText(place, source, words).text,
      words.region(region),
    ]),
  ]
}

/** A function whose answers stay as long as what they are of. */
function remembered<T extends object>(textsOf: (entry: T) => readonly string[]) {
  const answers = new WeakMap<T, readonly string[]>()
  return (entry: T): readonly string[] => {
    const known = answers.get(entry)
    if (known) return known
    const texts = textsOf(entry)
    answers.set(entry, texts)
    return texts
  }
}
