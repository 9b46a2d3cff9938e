/** Texts in the encodings that Node reads but does not write. */
import type { Encoding } from '../../../src/files/outcomes/reading.ts'

const tables = new Map<Encoding, ReadonlyMap<string, readonly number[]>>()

/** Every two-byte character of an encoding, by what it reads as. */
function tableOf(encoding: Encoding): ReadonlyMap<string, readonly number[]> {
  const existing = tables.get(encoding)
  if (existing) return existing
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  for (let first = 0x81; first < 0xff; first++) {
    for (let second = 0x40; second < 0xff; second++) {
      const character = decoder.decode(Uint8Array.of(first, second))
      if ([...character].length === 1 && character !== '\ufffd') table.set(character, [first, second])
    }
  }
  tables.set(encoding, table)
  return table
}

/** Whether every character of a text is in an encoding. */
export const canEncode = (text: string, encoding: Encoding): boolean =>
  /^(?:utf|utf-16)/.test(encoding) ||
  [...text].every((character) => character < '\x80' || tableOf(encoding).has(character))

export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return Uint8Array.from(Buffer.from(text, 'utf16le'))
  if (encoding === 'utf-16be') return Uint8Array.from(Buffer.from(text, 'utf16le').swap16())
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character < '\x80') return [character.charCodeAt(0)]
      const bytes = tableOf(encoding).get(character)
      if (!bytes) throw new Error(`${character} is not in ${encoding}`)
      return bytes
    }),
  )
}
