/** A table as texts, for a terminal or a page: what it looks like is for who shows it. */

export interface TextColumn {
  /** One line or more. */
  readonly heading: string
  readonly align: 'left' | 'right'
}

export interface TextTable {
  readonly columns: readonly TextColumn[]
  /** One text a column; a row of one text alone is a title above the rows that follow. */
  readonly rows: readonly (readonly string[])[]
}

export const left = (heading: string): TextColumn => ({ heading, align: 'left' })
export const right = (heading: string): TextColumn => ({ heading, align: 'right' })
