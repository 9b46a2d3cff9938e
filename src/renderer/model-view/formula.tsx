/** An equation as a browser sets it: MathML in pieces, between which lines may break. */
import {
  createElement,
  type HTMLAttributes,
  type ReactNode,
  type RefCallback,
  useCallback,
  useState,
} from 'react'
import { parseFormula } from '../../model/formula.ts'
import { formulaCases, type MathElement, type Piece, type Reader } from '../../report/equations/markup.ts'
import { followTextWidths } from '../charts/text-width.ts'
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
  const { frame, isNarrow, isCut } = useNarrow()
  const parsed = parseFormula(text)
  // A model with a formula that cannot be read is never shown.
  if (!parsed.ok) return null
  const cases = formulaCases(parsed.value, { ...reader, isLinear: isNarrow })
  return (
    // What even so is wider than the window is scrolled, with the keyboard too.
    <div className="formula" ref={frame} {...(isCut ? { tabIndex: 0 } : {})}>
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

/** Whether a formula needs more room than its line has, as that changes; and whether even what lines break in does. */
function useNarrow(): {
  readonly frame: RefCallback<HTMLElement>
  readonly isNarrow: boolean
  readonly isCut: boolean
} {
  const [narrow, setNarrow] = useState({ isNarrow: false, isCut: false })
  const frame = useCallback((element: HTMLElement | null) => {
    if (!element) return
    let needed = 0
    const measure = (): void => {
      const room = element.parentElement?.clientWidth ?? 0
      const isCut = element.scrollWidth > element.clientWidth
      if (isCut) needed = Math.max(needed, element.scrollWidth)
      const isNarrow = room < needed
      setNarrow((known) =>
        known.isNarrow === isNarrow && known.isCut === isCut ? known : { isNarrow, isCut },
      )
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    if (element.parentElement) observer.observe(element.parentElement)
    const unfollow = followTextWidths(measure)
    return () => {
      observer.disconnect()
      unfollow()
    }
  }, [])
  return { frame, ...narrow }
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
