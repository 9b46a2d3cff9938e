/** Measures everything and writes RESULTS.md. */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { benchPaint } from './paint.ts'
import { benchProjection } from './projection.ts'

const results = { ...benchProjection(), ...(await benchPaint()) }
const machine = `${cpus()[0]?.model.trim()} (${cpus().length} cores), Node ${process.versions.node}`
const rows = Object.entries(results).map(([name, time]) => `| ${name} | ${time} |`)
const text = [
  '# Results',
  '',
  'Made by `npm run bench`. Medians; machines differ, so compare what stands in one table.',
  '',
  `Machine: ${machine}.`,
  '',
  '| what | time |',
  '| --- | ---: |',
  ...rows,
  '',
].join('\n')
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text)
process.stdout.write(`${text}\n`)
