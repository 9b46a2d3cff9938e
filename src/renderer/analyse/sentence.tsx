/** A question whose words are controls: a text with places such as `[year]`, and what stands in them. */
import { Fragment, type ReactNode } from 'react'

/** What stands in a place of the sentence. */
export interface Blank {
  readonly control: ReactNode
  /** What is chosen, in words, for copies of the sentence. */
  readonly said: string
}

export interface Question {
  /** Such as `What matters for [indicator] in [year]?`. */
  readonly text: string
  readonly blanks: Readonly<Record<string, Blank>>
}

const places = /\[(\w+)\]/

export function Sentence({ text, blanks }: Question) {
  // Texts and the names between them take turns.
  const parts = text.split(places)
  return (
    <p className="sentence">
      {parts.map((part, index) => {
        const key = `${index} ${part}`
        if (index % 2 === 0) return part.trim() === '' ? null : <span key={key}>{part.trim()}</span>
        return <Fragment key={key}>{blanks[part]?.control}</Fragment>
      })}
    </p>
  )
}

/** The question as a plain sentence. */
export const sentenceText = ({ text, blanks }: Question): string =>
  text.replaceAll(new RegExp(places, 'g'), (_, name: string) => blanks[name]?.said ?? '')
