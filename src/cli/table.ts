/** Tables for a terminal: columns aligned by the width that a terminal gives each character. */
import stringWidth from 'string-width'
import type { TextColumn, TextTable } from '../report/text-table.ts'

/** Wide enough for a word of a heading, narrow enough for five columns in 80 characters. */
const headingWidth = 16
const gap = '  '

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Fills a text up to a width; a wider one stays as it is. */
export function pad(text: string, width: number, align: TextColumn['align']): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return align === 'left' ? text + space : space + text
}

/** Marks that begin no line, however narrow it is. */
const closing = /^[)\]%，。、；：？！）》”’]/

/** Breaks a text into lines: at spaces, and inside a word that alone is wider than a line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  const fits = (more: string): boolean => stringWidth(line + more) <= width
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && fits(` ${word}`)) {
      line += ` ${word}`
      continue
    }
    if (line) lines.push(line)
    line = ''
    if (fits(word)) line = word
    else {
      for (const { segment } of graphemes.segment(word)) {
        if (line && !fits(segment) && !closing.test(segment)) {
          lines.push(line)
          line = ''
        }
        line += segment
      }
    }
  }
  return line || lines.length === 0 ? [...lines, line] : lines
}

/** Renders a table, with no space at the end of lines; headings that are too wide are wrapped. */
export function renderTable({ columns, rows }: TextTable): string {
  const isTitle = (row: readonly string[]): boolean => row.length === 1 && columns.length > 1
  const cells = rows.filter((row) => !isTitle(row))
  // A heading has the room that its column takes anyway.
  const headings = columns.map(({ heading }, index) => {
    const room = Math.max(headingWidth, ...cells.map((row) => stringWidth(row[index] ?? '')))
    return heading.split('\n').flatMap((line) => wrap(line, room))
  })
  const height = Math.max(...headings.map((lines) => lines.length))
  const head = Array.from({ length: height }, (_, line) =>
    headings.map((lines) => lines[line - height + lines.length] ?? ''),
  )
  const widths = columns.map((_, index) =>
    Math.max(...[...head, ...cells].map((row) => stringWidth(row[index] ?? ''))),
  )
  const render = (row: readonly string[]): string =>
    isTitle(row)
      ? (row[0] ?? '')
      : columns
          .map((column, index) => pad(row[index] ?? '', widths[index] ?? 0, column.align))
          .join(gap)
          .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join(gap)
  return [...head.map(render), rule, ...rows.map(render)].map((line) => `${line}\n`).join('')
}
