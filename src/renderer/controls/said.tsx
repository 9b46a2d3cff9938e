/**
 * A text as it is read: what is Korean or Chinese in it is marked as such, and no line is broken between a number and
 * its unit.
 */
import { piecesOf } from '../../report/text/amounts.ts'
import { languageRuns } from '../../report/text/foreign.ts'
import { useWords } from '../context/workspace-context.tsx'

export function Said({ text }: { readonly text: string }) {
  const { language } = useWords()
  const pieces = languageRuns(text, language).flatMap((run) =>
    piecesOf(run.text, run.language ?? language).map((piece) => ({ ...piece, language: run.language })),
  )
  return pieces.map((piece, index) => {
    if (piece.language === undefined && !piece.isWhole) return piece.text
    const own = {
      ...(piece.language === undefined ? {} : { lang: piece.language }),
      ...(piece.isWhole ? { className: 'amount' } : {}),
    }
    // The pieces of a text have no names, and stand where they stand.
    return (
      <span key={index} {...own}>
        {piece.text}
      </span>
    )
  })
}
