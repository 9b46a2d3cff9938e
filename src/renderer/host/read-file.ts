/** A file that the user chose or dropped, as the contract carries it. */
import type { PickedFile } from '../../host/contract.ts'

/** A byte more than a scenario or outcome file may have; the rest of a larger one need not be sent to be refused. */
const mostFileBytes = 1024 * 1024 + 1

export async function readFile(file: File): Promise<PickedFile> {
  const bytes = new Uint8Array(await file.slice(0, mostFileBytes).arrayBuffer())
  return { name: file.name, base64: base64Of(bytes) }
}

/** Bytes as the contract carries them; of too many, no more than show that they are too many. */
export function base64Of(bytes: Uint8Array): string {
  const characters = Array.from(bytes.subarray(0, mostFileBytes), (byte) => String.fromCharCode(byte))
  return btoa(characters.join(''))
}
