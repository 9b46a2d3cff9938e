/** Where the window stands on the screen. */
import type { Rectangle } from 'electron'

export interface WindowPlace {
  /** Position and size; without a position the system chooses one. */
  readonly bounds: { readonly width: number; readonly height: number } | Rectangle
  readonly isMaximized: boolean
}

export const firstPlace: WindowPlace = { bounds: { width: 1360, height: 860 }, isMaximized: false }

/** How much of the window's title has to lie on a display for a hand to get hold of it. */
const grip = { width: 120, height: 32 }

/**
 * The place to open at: the last one, unless its display is gone.
 * @param displays the areas that windows may cover.
 */
export function choosePlace(last: WindowPlace | undefined, displays: readonly Rectangle[]): WindowPlace {
  if (!last || !('x' in last.bounds)) return last ?? firstPlace
  const { bounds } = last
  const title = { ...bounds, height: grip.height }
  if (displays.some((display) => canBeGripped(title, display))) return last
  return { ...last, bounds: { width: bounds.width, height: bounds.height } }
}

function canBeGripped(title: Rectangle, display: Rectangle): boolean {
  const width = Math.min(title.x + title.width, display.x + display.width) - Math.max(title.x, display.x)
  const height = Math.min(title.y + title.height, display.y + display.height) - Math.max(title.y, display.y)
  return width >= grip.width && height >= grip.height
}
