/** Text in lines of a given width, for pictures that set their own. */

/**
 * Breaks a text into a few lines, between words where there are any; what does not fit ends in an ellipsis.
 * @param measure the width of a text, in the unit of `room`.
 */
export function wrapText(
  text: string,
  room: number,
  mostLines: number,
  measure: (text: string) => number,
): readonly string[] {
  const lines: string[] = []
  let line = ''
  const pieces = piecesOf(text, room, measure)
  for (const [index, piece] of pieces.entries()) {
    const longer = line + piece
    if (line === '' || measure(longer.trimEnd()) <= room) {
      line = longer
      continue
    }
    if (lines.length === mostLines - 1) {
      lines.push(shortened(line + pieces.slice(index).join(''), room, measure))
      return lines
    }
    lines.push(line.trimEnd())
    line = piece
  }
  return [...lines, shortened(line.trimEnd(), room, measure)]
}

/** Words with the blanks after them; a word that is too long alone comes in characters. */
function piecesOf(text: string, room: number, measure: (text: string) => number): readonly string[] {
  const words = text.match(/\S+\s*/g) ?? []
  return words.flatMap((word) => (measure(word.trimEnd()) <= room ? [word] : [...word]))
}

function shortened(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text
  // Character by character, so that none is cut in two.
  const characters = [...text]
  while (characters.length > 1 && measure(`${characters.join('').trimEnd()}…`) > room) characters.pop()
  return `${characters.join('').trimEnd()}…`
}
