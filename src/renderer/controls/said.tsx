/** A text of the data files; what is Korean or Chinese in it is marked as such. */
import { languageRuns } from '../../report/text/foreign.ts'
import { useWords } from '../context/workspace-context.tsx'

export function Said({ text }: { readonly text: string }) {
  const { language } = useWords()
  return languageRuns(text, language).map((run, index) =>
    run.language === undefined ? (
      run.text
    ) : (
      // The runs of a text have no names, and stand where they stand.
      <span key={index} lang={run.language}>
        {run.text}
      </span>
    ),
  )
}
