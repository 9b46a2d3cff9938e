/** The box beside the crosshair: the year and every scenario's value in it. */
import type { Box, LineTone } from '../../report/charts/place.ts'
import { followTextWidths } from './text-width.ts'

export interface ReadoutRow {
  readonly id: string
  readonly tone: LineTone
  readonly label: string
  readonly text: string
}

/** A line below the rows, in the colour of the line that it is about. */
export interface ReadoutFoot {
  readonly text: string
  readonly tone: LineTone
}

export interface Readout {
  show(title: string, rows: readonly ReadoutRow[], foot: ReadoutFoot | undefined): void
  /** Moves the box to the place that a function chooses for its size. */
  place(choose: (width: number, height: number) => Box): void
  hide(): void
  remove(): void
}

export function createReadout(parent: HTMLElement): Readout {
  const box = document.createElement('div')
  box.className = 'chart-readout'
  // Screen readers hear the same from the chart's own label.
  box.setAttribute('aria-hidden', 'true')
  const heading = document.createElement('div')
  heading.className = 'chart-readout-year'
  const note = document.createElement('div')
  box.append(heading, note)
  parent.append(box)
  const rowElements: { row: HTMLElement; swatch: HTMLElement; label: HTMLElement; value: HTMLElement }[] = []

  const rowAt = (index: number) => {
    const existing = rowElements[index]
    if (existing) return existing
    const [row, swatch, label, value] = ['div', 'span', 'span', 'span'].map((tag) =>
      document.createElement(tag),
    )
    if (!row || !swatch || !label || !value) throw new Error('elements were not made')
    row.className = 'chart-readout-row'
    label.className = 'chart-readout-label'
    value.className = 'chart-readout-value'
    row.append(swatch, label, value)
    note.before(row)
    const made = { row, swatch, label, value }
    rowElements.push(made)
    return made
  }

  let contents = ''
  let measured = ''
  let size = { width: 0, height: 0 }
  const unfollow = followTextWidths(() => {
    measured = ''
  })
  return {
    show(title, rows, foot) {
      box.hidden = false
      heading.textContent = title
      for (const [index, { tone, label, text }] of rows.entries()) {
        const parts = rowAt(index)
        parts.row.hidden = false
        parts.swatch.className = `swatch tone-${tone}`
        parts.label.textContent = label
        parts.value.textContent = text
      }
      for (const { row } of rowElements.slice(rows.length)) row.hidden = true
      note.textContent = foot?.text ?? ''
      note.hidden = foot === undefined
      note.className = `chart-readout-foot tone-${foot?.tone ?? 'baseline'}`
      const texts = rows.map((row) => `${row.label} ${row.text.length}`)
      contents = [title.length, ...texts, foot?.text.length].join('\n')
    },
    place(choose) {
      // Measuring makes the browser lay the page out, so it is done only when the box may have another size.
      if (measured !== contents) {
        measured = contents
        size = { width: box.offsetWidth, height: box.offsetHeight }
      }
      const { left, top } = choose(size.width, size.height)
      box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
    },
    hide: () => {
      box.hidden = true
    },
    remove: () => {
      unfollow()
      box.remove()
    },
  }
}
