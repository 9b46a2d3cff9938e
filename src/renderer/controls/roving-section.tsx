/** A part of the page with many numbers, which can be scrolled by keyboard: its numbers are one stop of the Tab key. */
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useRoving } from './roving.ts'

interface Props {
  readonly className: string
  readonly label: string
  /** Of the table in it, by which its style knows how much room they need. */
  readonly columns?: number
  readonly children: ReactNode
}

export function RovingSection({ className, label, columns, children }: Props) {
  const place = useRef<HTMLElement>(null)
  useRoving(place)
  return (
    <section
      ref={place}
      className={className}
      tabIndex={0}
      aria-label={label}
      {...(columns === undefined ? {} : { style: { '--columns': columns } as CSSProperties })}
    >
      {children}
    </section>
  )
}
