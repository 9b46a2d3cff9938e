/**
 * `npm run test:fuzz -- --cases N --seed S [--suite NAME]…`: any number of hostile files, shared out over the suites or
 * all for those that are named. Ends with 1 where something did not hold.
 */
import { parseArgs } from 'node:util'
import { runSuite } from './run-suite.ts'
import { type SuiteName, suiteNames, suites } from './suites/index.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    suite: { type: 'string', multiple: true, default: [] },
  },
})
const [cases, seed] = [Number(values.cases), Number(values.seed)]
const unknown = values.suite.filter((name) => !(name in suites))
if (!(cases >= 1) || !Number.isInteger(seed) || unknown.length > 0) {
  console.error(
    `--cases takes a number from 1, --seed a whole number, --suite one of ${suiteNames.join(', ')}`,
  )
  process.exit(2)
}
const asked = values.suite.length > 0 ? (values.suite as SuiteName[]) : suiteNames
const shares = asked.reduce((sum, name) => sum + suites[name].share, 0)

let [read, refused, broken] = [0, 0, 0]
for (const name of asked) {
  const came = runSuite(name, seed, Math.ceil((cases * suites[name].share) / shares))
  console.log(
    `${name.padEnd(10)} ${came.read} read, ${came.refused} refused, ${came.problems.length} problems`,
  )
  for (const problem of came.problems) console.log(`  ${problem}`)
  read += came.read
  refused += came.refused
  broken += came.problems.length
}
console.log(`${read + refused} cases of seed ${seed}: ${read} read, ${refused} refused, ${broken} problems`)
process.exitCode = broken > 0 ? 1 : 0
