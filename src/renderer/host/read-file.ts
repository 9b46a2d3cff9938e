/** A file that the user chose or dropped, as the contract carries it. */

import { shownFileName } from '../../files/file-name.ts'
import { bearsRecipe } from '../../files/recipe.ts'
import type { PickedFile, PickedKind } from '../../host/contract.ts'

const mebibyte = 1024 * 1024
/** A byte more than a file of a kind may have; the rest of a larger one need not be sent to be refused. */
const mostBytes: Readonly<Record<PickedKind, number>> = {
  scenario: mebibyte + 1,
  outcomes: mebibyte + 1,
  result: 4 * mebibyte + 1,
}

/** What hides in the file's name is spelled out: the window shows it, and a source may be named so. */
export async function readFile(file: File, kind: PickedKind = 'scenario'): Promise<PickedFile> {
  const bytes = new Uint8Array(await file.slice(0, mostBytes[kind]).arrayBuffer())
  return { name: shownFileName(file.name), base64: base64Of(bytes, kind) }
}

/** Whether a file is one of our own results, which is checked and not imported. */
export const isResult = async (file: File): Promise<boolean> =>
  bearsRecipe(await file.slice(0, mostBytes.result).text())

/** Bytes as the contract carries them; of too many, no more than show that they are too many. */
export function base64Of(bytes: Uint8Array, kind: PickedKind = 'scenario'): string {
  const characters = Array.from(bytes.subarray(0, mostBytes[kind]), (byte) => String.fromCharCode(byte))
  return btoa(characters.join(''))
}
