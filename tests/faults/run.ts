/**
 * `npm run test:faults -- --kills N --damages N --seed S`: the built program, killed and harmed. Prints what was done and
 * what came of it; ends with 1 where something that was answered is missing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRandom } from '../fuzz/random.ts'
import { conditions, type Tried } from './conditions.ts'
import { killAmong } from './kills.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    damages: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
})
const [kills, damages, seed] = [Number(values.kills), Number(values.damages), Number(values.seed)]
if (!(kills >= 1) || !(damages >= 1) || !Number.isInteger(seed)) {
  console.error('--kills and --damages take a number from 1, --seed a whole number')
  process.exit(2)
}

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-faults-'))
  folders.push(folder)
  return folder
}
const random = createRandom(seed)
const problems: string[] = []
try {
  const killed = await killAmong(kills, random, newFolder)
  const during = Object.entries(killed.during).map(([name, count]) => `${name} ${count}`)
  console.log(
    `${killed.kills} kills, ${killed.migrating} of them while migrating; cut off: ${during.join(', ')}; ` +
      `${killed.answered} changes answered, ${killed.problems.length} problems`,
  )
  problems.push(...killed.problems)
  for (const [name, condition] of Object.entries(conditions)) {
    const times = name === 'a torn log' || name === 'flipped bytes' ? damages : 1
    const came: (Tried | string)[] = []
    for (let time = 0; time < times; time++) came.push(await condition(newFolder(), random))
    const tried = came.filter((each) => typeof each !== 'string')
    const told = Object.entries(
      Object.groupBy(
        tried.flatMap((each) => each.told),
        (code) => code,
      ),
    ).map(([code, all]) => `${code} ${all?.length}`)
    const answered = tried.reduce((sum, each) => sum + each.answered, 0)
    const wrong = tried.flatMap((each) => each.problems)
    console.log(
      tried.length === 0
        ? `${name}: ${came[0]}`
        : `${name}: ${times} times, ${answered} changes answered, told: ${told.join(', ') || 'nothing'}, ${wrong.length} problems`,
    )
    problems.push(...wrong.map((text) => `${name}: ${text}`))
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
for (const problem of problems) console.log(`  ${problem}`)
console.log(`seed ${seed}: ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
