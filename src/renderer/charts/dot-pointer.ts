/** The box beside a dot: what was published, by whom and when. By pointer, or from dot to dot by keyboard. */
import type { DotTexts } from '../../report/charts/dots.ts'
import {
  type ChartDot,
  dotsNear,
  type PlacedAxes,
  type PlacedDot,
  placeBeside,
  shownDots,
} from '../../report/charts/place.ts'

/** What is drawn now, and what is said of its dots. */
export interface DotScene {
  readonly axes: PlacedAxes
  readonly textsOf: (dot: ChartDot) => DotTexts
}

export interface DotPointer {
  /** Shows the dots under a place on the screen; where there are none, nothing. */
  pointAt(place: { readonly clientX: number; readonly clientY: number }): void
  /** Goes on to the dot after the one that is shown, or back; the first one where none is. */
  step(by: 1 | -1): void
  /** The dot that is shown. */
  shown(): ChartDot | undefined
  /** Follows the dot that is shown to where it stands now. */
  refresh(): void
  /** @returns whether anything was shown. */
  hide(): boolean
  remove(): void
}

/** Pixels from a dot's centre at which it is meant. */
const reach = 9
/** Dots on one another that are told of at once. */
const mostTold = 3

/** @param scene undefined while nothing is drawn. */
export function createDotPointer(parent: HTMLElement, scene: () => DotScene | undefined): DotPointer {
  const box = document.createElement('div')
  box.className = 'chart-dot-readout'
  // Who goes from dot to dot by keyboard hears it.
  box.setAttribute('role', 'status')
  box.hidden = true
  const ring = document.createElement('div')
  ring.className = 'chart-dot-ring'
  ring.hidden = true
  parent.append(ring, box)
  let shown: PlacedDot | undefined

  const show = (scene: DotScene, dots: readonly PlacedDot[]): void => {
    const [first] = dots
    if (!first) return void hide()
    if (first === shown) return
    box.replaceChildren(...dots.slice(0, mostTold).map(({ dot }) => entryOf(dot, scene.textsOf(dot))))
    stand(first)
  }
  const stand = (at: PlacedDot): void => {
    shown = at
    box.hidden = false
    ring.hidden = false
    ring.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`
    // The box may be larger than a small chart, so it stands in the window.
    const { left, top } = parent.getBoundingClientRect()
    const size = { width: box.offsetWidth, height: box.offsetHeight }
    const frame = { width: innerWidth, height: innerHeight }
    const place = placeBeside({ x: left + at.x, y: top + at.y }, size, frame)
    box.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`
  }
  /** The dot that is shown may have moved: its axes changed, or the page was scrolled. */
  const refresh = (): void => {
    const drawn = shown && scene()
    if (!drawn) return
    const again = shownDots(drawn.axes).find(({ dot }) => isSame(dot, shown?.dot))
    if (again) stand(again)
    else hide()
  }
  const hide = (): boolean => {
    const wasShown = shown !== undefined
    shown = undefined
    if (wasShown) {
      box.hidden = true
      ring.hidden = true
      box.replaceChildren()
    }
    return wasShown
  }
  addEventListener('scroll', refresh, { capture: true, passive: true })
  return {
    pointAt({ clientX, clientY }) {
      const drawn = scene()
      if (!drawn) return
      const { left, top } = parent.getBoundingClientRect()
      show(drawn, dotsNear(drawn.axes, clientX - left, clientY - top, reach))
    },
    step(by) {
      const drawn = scene()
      if (!drawn) return
      const dots = [...shownDots(drawn.axes)].sort((a, b) => a.x - b.x || b.y - a.y)
      const at = shown ? dots.indexOf(shown) : -1
      const next = at < 0 ? (by > 0 ? 0 : dots.length - 1) : Math.min(dots.length - 1, Math.max(0, at + by))
      show(drawn, dots.slice(next, next + 1))
    },
    shown: () => shown?.dot,
    refresh,
    hide,
    remove() {
      removeEventListener('scroll', refresh, { capture: true })
      ring.remove()
      box.remove()
    },
  }
}

const isSame = (dot: ChartDot, other: ChartDot | undefined): boolean =>
  dot.year === other?.year && dot.value === other.value && dot.kind === other.kind

function entryOf({ year }: ChartDot, { value, kind, source, vintage }: DotTexts): HTMLElement {
  const entry = document.createElement('p')
  for (const [name, text] of [
    ['chart-dot-value', `${year}: ${value}`],
    ['chart-dot-kind', [kind, vintage].filter(Boolean).join(' · ')],
    ['chart-dot-source', source],
  ] as const) {
    const line = document.createElement('span')
    line.className = name
    line.textContent = text
    entry.append(line, ' ')
  }
  return entry
}
