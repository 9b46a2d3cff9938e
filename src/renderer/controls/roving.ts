/** One stop for many numbers: arrow keys go from one to the next, as they stand on the page. */
import { type RefObject, useEffect } from 'react'

const items = '.passport-button'

type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'
const steps: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What lies beside counts this many times what lies ahead, so that a column is kept to. */
const aside = 8

/** Makes the numbers in a part of the page one stop of the Tab key. */
export function useRoving(place: RefObject<HTMLElement | null>): void {
  // After every rendering: numbers come and go.
  useEffect(() => {
    const all = numbersIn(place.current)
    const [kept = all[0]] = all.filter((each) => each.tabIndex === 0 && each.dataset.stop !== undefined)
    for (const each of all) stopAt(each, each === kept)
  })
  useEffect(() => {
    const element = place.current
    if (!element) return
    const onKeyDown = (event: KeyboardEvent): void => {
      const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(items) : null
      if (!from || !isDirection(event.key) || event.altKey || event.ctrlKey || event.metaKey) return
      const next = nextOf(from, numbersIn(element), steps[event.key])
      event.preventDefault()
      next?.focus()
    }
    const onFocus = (event: FocusEvent): void => {
      const at = event.target instanceof HTMLElement ? event.target.closest(items) : null
      if (at) for (const each of numbersIn(element)) stopAt(each, each === at)
    }
    element.addEventListener('keydown', onKeyDown)
    element.addEventListener('focusin', onFocus)
    return () => {
      element.removeEventListener('keydown', onKeyDown)
      element.removeEventListener('focusin', onFocus)
    }
  }, [place])
}

const isDirection = (key: string): key is Direction => Object.hasOwn(steps, key)

/** Those that are to be seen. */
const numbersIn = (element: HTMLElement | null): readonly HTMLElement[] =>
  [...(element?.querySelectorAll<HTMLElement>(items) ?? [])].filter((each) => each.offsetParent !== null)

function stopAt(number: HTMLElement, isStop: boolean): void {
  number.tabIndex = isStop ? 0 : -1
  if (isStop) number.dataset.stop = ''
  else delete number.dataset.stop
}

/** The nearest number in a direction. */
function nextOf(
  from: HTMLElement,
  all: readonly HTMLElement[],
  [x, y]: readonly [x: number, y: number],
): HTMLElement | undefined {
  const at = middleOf(from)
  let nearest: { readonly number: HTMLElement; readonly distance: number } | undefined
  for (const number of all) {
    const to = middleOf(number)
    const ahead = (to.x - at.x) * x + (to.y - at.y) * y
    const beside = Math.abs((to.x - at.x) * y) + Math.abs((to.y - at.y) * x)
    const distance = ahead + aside * beside
    if (ahead > 1 && (!nearest || distance < nearest.distance)) nearest = { number, distance }
  }
  return nearest?.number
}

function middleOf(number: HTMLElement): { readonly x: number; readonly y: number } {
  const { left, right, top, bottom } = number.getBoundingClientRect()
  return { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) }
}
