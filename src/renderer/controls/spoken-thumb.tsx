/** The thumb of a slider that says its value as it is read: with its unit. */
import { useLayoutEffect, useRef } from 'react'
import { SliderThumb } from 'react-aria-components'

export function SpokenThumb({ said }: { readonly said: string }) {
  const input = useRef<HTMLInputElement>(null)
  // react-aria writes the bare number there whenever the value is another one; the slider then renders this again.
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', said))
  return <SliderThumb className="thumb" inputRef={input} />
}
