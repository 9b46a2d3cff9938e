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
    // A preview changes the medium without printing.
    const medium = matchMedia('print')
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    medium.addEventListener('change', again)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
      medium.removeEventListener('change', again)
    }
  }, [])
}

/** For what nobody sees on the screen, and that costs work. */
export function useIsPrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false)
  useEffect(() => {
    const medium = matchMedia('print')
    const begin = () => flushSync(() => setPrinted(true))
    const end = () => setPrinted(false)
    const change = () => setPrinted(medium.matches)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    medium.addEventListener('change', change)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
      medium.removeEventListener('change', change)
    }
  }, [])
  return isPrinted
}

const printRules = (): readonly CSSMediaRule[] =>
  [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter(
      (rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText === 'print',
    ),
  )
