/** What `writer.ts` puts into a revision: of several pages, and to be told from every other. */
export const writtenNotes = (id: string, revision: number): string =>
  `${id} ${revision} `.repeat(1 + ((revision * 37) % 900)).trimEnd()
