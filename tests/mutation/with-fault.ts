import type { Lived } from './lived.ts'

/** A source with a fault in it. */
export function withFault(text: string, { file, from, to }: Lived): string {
  const [before, after, ...more] = text.split(from)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${JSON.stringify(from)} does not stand once in ${file}`)
  }
  return before + to + after
}
