/** The bytes of a table as text, in the encodings that spreadsheets of planners write. */
import { failed, ok, type Result } from '../../model/result.ts'
import type { Language } from '../../model/spec.ts'
import type { Encoding, TableFault } from './reading.ts'

/** A text, and the encoding that it was in. */
export interface DecodedTable {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The ways in which bytes can be read, the likeliest first: a byte-order mark decides; else UTF-8, where the
 * bytes are; else what is usual where the language is spoken, and then what is usual next door.
 * @param encoding the only one that counts, where the user chose one.
 */
export function decodeTable(
  bytes: Uint8Array,
  language: Language,
  encoding?: Encoding,
): Result<readonly DecodedTable[], TableFault> {
  if (isWorkbook(bytes)) return failed({ code: 'table-workbook', details: {} })
  const candidates = encoding ? [encoding] : likelyEncodings(bytes, language)
  const decoded = candidates.flatMap((candidate) => decodeAs(bytes, candidate) ?? [])
  if (decoded.length > 0) return ok(decoded)
  return failed(
    encoding
      ? { code: 'table-encoding', details: { encoding: encoding.toUpperCase() } }
      : { code: 'table-not-text', details: {} },
  )
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): DecodedTable | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : { text, encoding }
  } catch {
    return undefined
  }
}

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function likelyEncodings(bytes: Uint8Array, language: Language): readonly Encoding[] {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return [marked[0]]
  const wide = wideEncoding(bytes)
  if (wide) return [wide]
  if (decodeAs(bytes, 'utf-8')) return ['utf-8']
  const first = language === 'zh' || (language === 'en' && looksChinese(bytes)) ? 'gb18030' : 'euc-kr'
  return first === 'gb18030' ? ['gb18030', 'euc-kr'] : ['euc-kr', 'gb18030']
}

/** UTF-16 without a mark has a zero in every ASCII character; no other text has one. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return even + odd === 0 ? undefined : odd > even ? 'utf-16le' : 'utf-16be'
}

/** Hangul lies below 0xC9 in EUC-KR; Chinese texts use the whole of GB 2312, which goes on to 0xF7. */
function looksChinese(bytes: Uint8Array): boolean {
  let [hangul, beyond] = [0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x81) continue
    if (byte >= 0xca) beyond += 1
    else if (byte >= 0xb0) hangul += 1
    // The second byte of a character tells nothing.
    at += 1
  }
  return beyond * 10 >= hangul
}

/** A workbook of a spreadsheet program: a ZIP archive, or what came before it. */
function isWorkbook(bytes: Uint8Array): boolean {
  const starts = (...mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte)
  return starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)
}
