/**
 * Pictures are drawn for the size that they have on the page, and a printed page has another. Where printing begins,
 * the rules of style sheets for print hold already while pictures are drawn again, at the width of the paper.
 */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { placeAgain } from '../charts/text-width.ts'

export function usePrinting(): void {
  useEffect(() => {
    const root = document.documentElement
    const again = () => flushSync(placeAgain)
    let rules: readonly CSSMediaRule[] = []
    const begin = () => {
      rules = printRules()
      for (const rule of rules) rule.media.mediaText = 'all'
      root.classList.add('printing')
      again()
    }
    const end = () => {
      for (const rule of rules) rule.media.mediaText = 'print'
      rules = []
      root.classList.remove('printing')
      again()
    }
    return onPrint(begin, end, again)
  }, [])
}

/**
 * Tells of printing until the function that it gives is called.
 * @param change told whether the page is shown for print: a preview changes that without printing.
 */
function onPrint(begin: () => void, end: () => void, change: (isPrint: boolean) => void): () => void {
  const medium = matchMedia('print')
  const changed = () => change(medium.matches)
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  medium.addEventListener('change', changed)
  return () => {
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
    medium.removeEventListener('change', changed)
  }
}

/** For what nobody sees on the screen, and that costs work. */
export function useIsPrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinted(true))
    return onPrint(begin, () => setPrinted(false), setPrinted)
  }, [])
  return isPrinted
}

const printRules = (): readonly CSSMediaRule[] =>
  [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter(
      (rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText === 'print',
    ),
  )
