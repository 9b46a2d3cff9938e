/** An equation as a browser sets it: MathML in pieces, between which lines may break. */
import { createElement, type HTMLAttributes, type ReactNode } from 'react'
import { parseFormula } from '../../model/formula.ts'
import { formulaCases, type MathElement, type Piece, type Reader } from '../../report/equations/markup.ts'
import { useWords } from '../context/workspace-context.tsx'

interface Props {
  /** What the equation is of, in the reader's language; nothing where it is a condition alone. */
  readonly label?: string
  readonly text: string
  readonly reader: Reader
  /** Opens what a name in it stands for. */
  readonly onName: (name: string) => void
}

export function FormulaLines({ label, text, reader, onName }: Props) {
  const { t } = useWords()
  const parsed = parseFormula(text)
  // A model with a formula that cannot be read is never shown.
  if (!parsed.ok) return null
  const cases = formulaCases(parsed.value, reader)
  return (
    <div className="formula">
      {cases.map(({ when, pieces }, index) => (
        <div key={index} className="formula-case">
          {label !== undefined && (
            <span className="formula-of">
              {label}
              <span> = </span>
            </span>
          )}
          <Pieces pieces={pieces} onName={onName} />
          {cases.length > 1 && (
            <span className="formula-when">
              {when ? (
                <>
                  {t('equation.if')} <Pieces pieces={when} onName={onName} />
                </>
              ) : (
                t('equation.otherwise')
              )}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}

function Pieces({ pieces, onName }: { readonly pieces: readonly Piece[] } & Pick<Props, 'onName'>) {
  return pieces.map((piece, index) => (
    <span key={index} className="formula-piece">
      {createElement(
        'math',
        null,
        piece.map((each, place) => drawn(each, place, onName)),
      )}{' '}
    </span>
  ))
}

/** An element; a name takes a press as the button below the equation does that has it. */
function drawn(
  { tag, text, children = [], name }: MathElement,
  key: number,
  onName: Props['onName'],
): ReactNode {
  const own: HTMLAttributes<Element> & { readonly key: number } =
    name === undefined ? { key } : { key, className: 'formula-name', onClick: () => onName(name) }
  return createElement(tag, own, text ?? children.map((child, index) => drawn(child, index, onName)))
}
