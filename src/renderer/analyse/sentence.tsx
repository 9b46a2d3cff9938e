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

/** Marks with which a text after a place begins, such as a comma, stay at that place and begin no line. */
function splitMark(text: string, isAfterPlace: boolean): { readonly mark: string; readonly rest: string } {
  const [mark = ''] = isAfterPlace ? (/^[?？.,，。、;；]+/.exec(text) ?? []) : []
  return { mark, rest: text.slice(mark.length).trim() }
}

const places = /\[(\w+)\]/g

export function Sentence({ text, blanks }: Question) {
  // Texts and the names between them take turns.
  const parts = text.split(places)
  return (
    <p className="sentence">
      {parts.map((part, index) => {
        const key = `${index} ${part}`
        if (index % 2 === 0) {
          const rest = splitMark(part, index > 0).rest
          return rest === '' ? null : <span key={key}>{rest}</span>
        }
        const { mark } = splitMark(parts[index + 1] ?? '', true)
        if (mark === '') return <Fragment key={key}>{blanks[part]?.control}</Fragment>
        return (
          <span key={key} className="sentence-end">
            {blanks[part]?.control}
            <span>{mark}</span>
          </span>
        )
      })}
    </p>
  )
}

/** The question as a plain sentence. */
export const sentenceText = ({ text, blanks }: Question): string =>
  text.replaceAll(places, (_, name: string) => blanks[name]?.said ?? '')
