/** What planners look for that a model does not have, and what of it comes nearest. */
import type { LeverSpec, ModelSpec, OutsideSpec } from '../../model/spec.ts'
import { formatList } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { folded } from './fold.ts'
import { finderOf, search } from './search.ts'

/** Everything that a lever is called: its id, its labels, and the synonyms that the model lists. */
export const leverTexts = ({ id, label, synonyms }: LeverSpec): readonly string[] => [
  id,
  ...Object.values(label),
  ...Object.values(synonyms ?? {}).flat(),
]

/** The topic outside the model that a query means, if the model names it. */
export function outsideOf({ outside = [] }: ModelSpec, query: string): OutsideSpec | undefined {
  if (query.trim() === '') return undefined
  const termsOf = ({ terms }: OutsideSpec): readonly string[] => Object.values(terms).flat()
  const found = search(outside, query, termsOf)
  const wanted = folded(query)
  return (
    // "credit" is the credit of banks before it is a part of "tax credit".
    found.find((entry) => termsOf(entry).some((term) => folded(term) === wanted)) ??
    found[0] ??
    // "deposit interest rate" means the interest rate.
    outside.find((entry) => termsOf(entry).some((term) => finderOf(term)([query])))
  )
}

/** "Not in this model. Nearest: …" */
export function outsideText({ nearest, note }: OutsideSpec, model: ModelSpec, words: Words): string {
  const names = nearest.flatMap((id) => {
    const lever = model.levers.find((entry) => entry.id === id)
    return lever ? [words.text(lever.label)] : []
  })
  const text =
    names.length > 0
      ? words.t('search.nearest', { names: formatList(names, words.language) })
      : words.t('search.outside')
  return note ? [text, words.text(note)].join(manners[words.language].betweenSentences) : text
}
