/** Where a published value or an official aim is from, as it is read. */
import type { OutcomeQuality } from '../model/spec.ts'
import type { Words } from './text/words.ts'
import { withUnit } from './with-unit.ts'

export interface SourceText {
  readonly text: string
  /** The language of a source that the data files name in one language alone. */
  readonly language?: string
}

/** A source in the reader's language where the data files have it; a copy is said to be one. */
export function sourceText(
  { source, quality }: { readonly source: string; readonly quality?: OutcomeQuality | undefined },
  words: Words,
): SourceText {
  const named = words.source(source)
  const text = named ?? source
  const said = quality === 'mirror' ? withUnit(text, words.t('quality.mirror'), words) : text
  if (named !== undefined) return { text: said }
  return { text: said, language: /\p{sc=Han}/u.test(source) ? 'zh' : 'en' }
}
