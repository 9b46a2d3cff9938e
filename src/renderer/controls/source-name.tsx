/** Where a published value is from; in its own language where the data files name it in one alone. */
import type { OutcomeQuality } from '../../model/spec.ts'
import { sourceText } from '../../report/source-text.ts'
import { useWords } from '../context/workspace-context.tsx'
import { Said } from './said.tsx'

interface Props {
  readonly source: string
  readonly quality?: OutcomeQuality
}

export function SourceName(props: Props) {
  const { text, language } = sourceText(props, useWords())
  return language === undefined ? <Said text={text} /> : <span lang={language}>{text}</span>
}
