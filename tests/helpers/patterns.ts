/** The patterns of the product's sources, for tests that measure them. */
import { type SyntaxNode, sourceFiles, syntaxNodes } from './source.ts'

export interface Pattern {
  /** Where it stands: `files/csv.ts /a/g`. */
  readonly place: string
  readonly source: string
  readonly flags: string
}

/** Every pattern that is written down. */
export const patterns = (): readonly Pattern[] =>
  sourceFiles().flatMap(({ path, text }) =>
    [...syntaxNodes(path, text)].flatMap(({ node }) => {
      const { regex } = node as SyntaxNode & { readonly regex?: { pattern: string; flags: string } }
      if (!regex) return []
      const { pattern: source, flags } = regex
      return [{ place: `${path} /${source}/${flags}`, source, flags }]
    }),
  )

/** Where a pattern is made of a text while the program runs, which nobody can measure beforehand. */
export const madePatterns = (): readonly string[] =>
  sourceFiles().flatMap(({ path, text }) =>
    [...syntaxNodes(path, text)]
      .filter(({ node }) => (node.callee as SyntaxNode | undefined)?.name === 'RegExp')
      .map(() => path),
  )
