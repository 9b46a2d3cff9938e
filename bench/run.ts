/** Measures everything and writes RESULTS.md. */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { basename, join } from 'node:path'
import { ensureBuilt } from '../scripts/build.mjs'
import { compare, disagreements, ours, type Row } from './compare.ts'
import { benchOwn } from './own.ts'
import { benchPaint } from './paint.ts'
import { createMathjs } from './peers/mathjs.ts'
import { createPlainObjects } from './peers/plain-objects.ts'
import { createScalarLoop } from './peers/scalar-loop.ts'
import { createSdeverywhere } from './peers/sdeverywhere.ts'
import { benchShocks } from './shocks.ts'

/** What an ensemble of 10,000 draws is to reach: times as fast as SDEverywhere, times as slow as the bare loop. */
const goals = { SDEverywhere: 3, 'bare scalar loop': 1.5 } as const

/** Why a line of the table is slower than a peer, by how the line begins. */
const reasons: Readonly<Record<string, string>> = {
  'single projection':
    'one run interprets a list of operations, since the content-security policy allows no generated code, and most ' +
    'of its time goes into finding kept programs and inputs by name. It is far below a frame; an ensemble chooses ' +
    'an operation once for 256 draws and finds everything once.',
  'Shapley values': 'each coalition is a projection of its own, with what is said above of one.',
  'Sobol indices':
    'blocks of 256 rows are evaluated apart, each with all years up to the one that is asked for, and nothing is ' +
    'kept between them.',
  '10,000 draws with seven':
    'the rest is the search for quantiles, which passes over the numbers once to count them and once for each ' +
    'quantile to collect those around it; see the line without quantiles for the runs alone.',
  '10,000 draws without':
    'columns cost a load and a store for each operand where a loop over one draw keeps its numbers in registers; ' +
    'powers, exponentials and logarithms, which are most of the time, cost the same.',
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Threads that were busy before anything began. */
const load = loadavg()[0] ?? 0
installPeers()
await ensureBuilt(process.execPath)
const peers = [await createSdeverywhere(), createMathjs(), await createPlainObjects(), createScalarLoop()]
const differing = disagreements(peers)
if (differing.length > 0) {
  throw new Error(`the engines do not agree, so nothing is measured:\n${differing.slice(0, 20).join('\n')}`)
}
say('All engines agree to 1e-9.')
const rows = compare(peers, say)
const own = { ...benchOwn(), ...benchShocks(), ...(await benchPaint()) }
const text = report(rows, own)
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text)
process.stdout.write(`${text}\n`)

/** The peers' packages are installed here, beside the benchmarks, and run no scripts. */
function installPeers(): void {
  if (existsSync(join(import.meta.dirname, 'node_modules', '.package-lock.json'))) return
  const starter = process.env.npm_execpath
  // Windows' npm is a command file, which only its shell can start.
  const fromPath = process.platform === 'win32' ? ['cmd.exe', '/d', '/c', 'npm'] : ['npm']
  const [file = '', ...args] =
    starter && basename(starter) === 'npm-cli.js' ? [process.execPath, starter] : fromPath
  say('Installing the peers (npm ci in bench). This is done once and needs the network …')
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(file, [...args, ...options], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error(`npm ci in bench ended with code ${status}`)
}

function report(compared: readonly Row[], alone: Readonly<Record<string, string>>): string {
  const names = Object.keys(compared[0]?.times ?? {})
  const machine = `${cpus()[0]?.model.trim()} (${cpus().length} cores), ${process.platform}, Node ${process.versions.node}`
  return [
    '# Results',
    '',
    'Made by `npm run bench`. Medians of interleaved runs, in processor time of one thread; in brackets, how many',
    'times as long as Qiantang. All engines compute the same equations (12 levers moved, to 2035, baseline and',
    'scenario run) and agree to 1e-9. Machines differ, so compare what stands in one line.',
    '',
    `Machine: ${machine}.`,
    ...(load < 1
      ? []
      : [
          '',
          `Other programs kept ${load.toFixed(1)} threads busy when this began: times are longer than on a quiet`,
          'machine, those in Chromium, which are by the clock, most of all.',
        ]),
    '',
    `| what | ${names.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(names.length)}`,
    ...compared.map((row) => `| ${row.what} | ${names.map((name) => cell(row, name)).join(' | ')} |`),
    '',
    '~ a part was timed and scaled.',
    '',
    ...compared.filter(({ what }) => what.startsWith('10,000')).map(verdict),
    '',
    'Where a peer is faster, or a goal is missed:',
    '',
    ...Object.entries(reasons)
      .filter(([begin]) => compared.some((row) => row.what.startsWith(begin) && isBehind(row)))
      .map(([begin, reason]) => `- ${begin}: ${reason}`),
    '',
    'Qiantang alone:',
    '',
    '| what | time |',
    '| --- | ---: |',
    ...Object.entries(alone).map(([name, time]) => `| ${name} | ${time} |`),
    '',
  ].join('\n')
}

function cell({ times, scaled }: Row, name: string): string {
  const [time, reference] = [times[name] ?? Number.NaN, times[ours] ?? Number.NaN]
  const shown = `${scaled.includes(name) ? '~' : ''}${duration(time)}`
  return name === ours ? shown : `${shown} (${threeDigits(time / reference)})`
}

/** Whether any peer is faster, or SDEverywhere not slower by the goal where there is one. */
function isBehind({ what, times }: Row): boolean {
  const own = times[ours] ?? Number.NaN
  const isSlower = Object.values(times).some((time) => time < own)
  return isSlower || (what.startsWith('10,000') && (times.SDEverywhere ?? 0) / own < goals.SDEverywhere)
}

function verdict({ what, times }: Row): string {
  const own = times[ours] ?? Number.NaN
  const ahead = (times.SDEverywhere ?? Number.NaN) / own
  const behind = own / (times['bare scalar loop'] ?? Number.NaN)
  const word = (isReached: boolean): string => (isReached ? 'reached' : 'missed')
  return (
    `- ${what}: ${threeDigits(ahead)} times as fast as SDEverywhere (goal ${goals.SDEverywhere}: ` +
    `${word(ahead >= goals.SDEverywhere)}), ${threeDigits(behind)} times the bare scalar loop's time ` +
    `(goal at most ${goals['bare scalar loop']}: ${word(behind <= goals['bare scalar loop'])}).`
  )
}

function duration(milliseconds: number): string {
  if (milliseconds < 1) return `${threeDigits(1000 * milliseconds)} µs`
  return milliseconds < 1000 ? `${threeDigits(milliseconds)} ms` : `${threeDigits(milliseconds / 1000)} s`
}

function threeDigits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(value >= 10 ? 3 : 2)
}
