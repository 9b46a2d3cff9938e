/** A file that the user chose or dropped, as the contract carries it. */
import type { PickedFile } from '../../host/contract.ts'

/** A byte more than a scenario or outcome file may have; the rest of a larger one need not be sent to be refused. */
const mostFileBytes = 1024 * 1024 + 1

export async function readFile(file: File): Promise<PickedFile> {
  const bytes = new Uint8Array(await file.slice(0, mostFileBytes).arrayBuffer())
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte))
  return { name: file.name, base64: btoa(characters.join('')) }
}
