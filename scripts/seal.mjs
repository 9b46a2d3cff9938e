// npm run seal -- --from YEAR --to YEAR [--draws N] [--seed N] [--baseline ID …]: writes down what each shipped baseline
// foretells of years that nobody has numbers of. What is sealed is not written again, and never edited.
// Run on the pinned Node, which reads TypeScript.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readLibraryFrom } from '../src/main/data-folder.ts'
import { forecastsFolder } from '../src/main/forecasts.ts'
import { sealAll } from '../src/main/seal.ts'
import { faultLine } from '../src/report/faults/fault-text.ts'
import { speechOf } from '../src/report/text/words.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    draws: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    baseline: { type: 'string', multiple: true, default: [] },
  },
})
const options = {
  from: Number(values.from),
  to: Number(values.to),
  draws: Number(values.draws),
  seed: Number(values.seed),
}
if (!Object.values(options).every(Number.isInteger) || options.from > options.to) {
  throw new Error('say which years: npm run seal -- --from YEAR --to YEAR')
}
const library = readLibraryFrom(join(root, 'data'), { root })
if (!library.ok) throw new Error(library.error.map((fault) => faultLine(fault, speechOf('en'))).join('\n'))
const grounds = library.value.grounds.all.filter(
  ({ baseline }) => values.baseline.length === 0 || values.baseline.includes(baseline.id),
)
const sealed = new Date().toISOString().slice(0, 10)
for (const { file, isNew } of sealAll(forecastsFolder(root), grounds, { ...options, sealed })) {
  console.log(isNew ? `sealed ${file}` : `${file} is sealed already and stays as it is`)
}
