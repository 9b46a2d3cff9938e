/** Files of sealed forecasts, and the list that says what each of them was when it was sealed. */
import { z } from 'zod'
import { type SealedForecast, sealedFormat } from '../model/sealed.ts'
import { text, year } from './schemas.ts'

const words = z.string().min(1)
const numbers = z.array(z.number())

export const sealedSchema = z.strictObject({
  format: z.literal(sealedFormat),
  version: z.literal(1),
  sealed: z.iso.date(),
  baseline: words,
  label: text,
  model: words,
  reading: words,
  knownUntil: year,
  fingerprint: words,
  method: z.literal('sobol'),
  bands: z.literal('all'),
  draws: z.int().positive(),
  seed: z.int().nonnegative(),
  years: z.array(year).min(1),
  probabilities: numbers,
  indicators: z.array(
    z.strictObject({
      id: words,
      label: text,
      unit: words,
      digits: z.int().nonnegative(),
      central: numbers,
      quantiles: z.array(numbers),
    }),
  ),
}) satisfies z.ZodType<SealedForecast>

/** A forecast from the text of its file; undefined where it is none. */
export function readSealed(text: string): SealedForecast | undefined {
  try {
    return sealedSchema.safeParse(JSON.parse(text)).data
  } catch {
    // No JSON at all: whoever changed it did not mean it to be read.
    return undefined
  }
}

/** The text of a file, with the numbers of a list on one line. */
export function writeSealed(forecast: SealedForecast): string {
  const text = JSON.stringify(forecast, null, 2)
  return `${text.replaceAll(/\[[\d\s.,e+-]*\]/g, (list) => list.replaceAll(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'))}\n`
}

/** One forecast for each baseline, model and span of years: a second one would be a choice. */
export const sealedFileName = ({
  baseline,
  model,
  years,
}: Pick<SealedForecast, 'baseline' | 'model' | 'years'>): string =>
  `${baseline}_${model}_${years[0]}-${years.at(-1)}.json`

/** The list, in the form that `sha256sum --check` reads. */
export const sealedList = 'SEALED'

export const sealedLine = (file: string, sha256: string): string => `${sha256}  ${file}\n`

/** The hash of each file that was sealed. */
export const readSealedList = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^([\da-f]{64}) {2}(.+)$/gm)].map(([, hash = '', file = '']) => [file, hash]))
