/**
 * `npm run test:mutation -- [FOLDER…] [--sample N] [--seed S] [--again] [--quick] [--lived]`: puts faults in and sees that a test
 * notices. All faults of all parts, or of the folders that are named, or so many of each part as are drawn; `--again` those
 * that lived the last time; `--quick` with quick tests only, and without faults that show only as a file is read, for which
 * all tests run again; `--lived` those of the table. Ends with 1 where a part has less than 85 %, or a fault of
 * the table lives.
 */
import { parseArgs } from 'node:util'
import { type Part, partNames, parts, patternsOf } from './parts.ts'
import { runLived } from './run-lived.ts'
import { overallScore, type Score, scoreOf } from './sample.ts'
import { survivorsOf, type Tried, tryPart } from './try-part.ts'

const least = 0.85

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    lived: { type: 'boolean', default: false },
  },
})
const [sample, seed] = [values.sample === undefined ? undefined : Number(values.sample), Number(values.seed)]
const asked = partNames.flatMap((name) => {
  const patterns = patternsOf(parts[name] satisfies Part, positionals)
  return patterns.length > 0 ? [{ name, patterns }] : []
})
if ((sample !== undefined && !(sample >= 1)) || !Number.isInteger(seed) || asked.length === 0) {
  const folders = partNames.map((name) => parts[name].folder).join(', ')
  console.error(
    `--sample takes a number from 1, --seed a whole number, FOLDER is one of, or in one of, ${folders}`,
  )
  process.exit(2)
}

async function tryAll(): Promise<number> {
  const tried: Tried[] = []
  for (const { name, patterns } of asked) {
    const keys = values.again ? { keys: survivorsOf(name) } : {}
    const drawn =
      sample === undefined && !values.again
        ? undefined
        : { count: Math.ceil((sample ?? 0) / asked.length), seed, ...keys }
    const came = await tryPart(name, patterns, drawn, values.quick)
    for (const line of came.survivors) console.log(`  ${line}`)
    console.log(lineOf(parts[name].folder, came, scoreOf(came)))
    tried.push(came)
  }
  const counted = tried.filter((part) => part.tried > 0)
  console.log('')
  for (const part of counted) console.log(lineOf(parts[part.name].folder, part, scoreOf(part)))
  if (counted.length > 1) {
    console.log(`all: ${said(overallScore(counted))}`)
  }
  return counted.every((part) => scoreOf(part).score >= least) ? 0 : 1
}

const lineOf = (folder: string, { all, tried, dead, timeouts }: Tried, score: Score): string =>
  `${folder}: ${dead} of ${tried} noticed (${timeouts} by not ending), of ${all} faults: ${said(score)}`

function said({ score, low, high }: Score): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  return low === high
    ? percent(score)
    : `${percent(score)}, 95 % interval ${percent(low)} to ${percent(high)}`
}

process.exitCode = values.lived ? Math.min(1, runLived()) : await tryAll()
