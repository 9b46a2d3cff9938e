/** The size of an element, followed as it changes. */
import { type RefCallback, useCallback, useState } from 'react'
import type { ChartSize } from '../../report/charts/place.ts'
import { followTextWidths } from '../charts/text-width.ts'

/** @returns a ref for the element, and its size once it is known. */
export function useSize<E extends Element>(): readonly [RefCallback<E>, ChartSize | undefined] {
  const [size, setSize] = useState<ChartSize>()
  const ref = useCallback((element: E | null) => {
    if (!element) return
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // What is placed in the element depends on the widths of texts as on its own.
    const unfollow = followTextWidths(measure)
    return () => {
      observer.disconnect()
      unfollow()
    }
  }, [])
  return [ref, size]
}
