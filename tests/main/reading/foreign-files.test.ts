/** Large files are read in threads: the same comes of them, nobody else waits, and they end when they are told to. */
import { expect, test } from 'vitest'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import { readHere, readInThreads } from '../../../src/main/reading/foreign-files.ts'
import type { Order } from '../../../src/main/reading/reader.ts'
import { library, scenarioWith } from '../../helpers/library.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const padding = ' '.repeat(100_000)

const table = (text: string) =>
  ({ kind: 'table', file: 'own.csv', bytes: bytesOf(text), language: 'en', choices: {} }) as const
const large = table(`indicator,year,value,unit\ngrdp,2021,73515.8,100m CNY\n${',,,\n'.repeat(30_000)}`)
const scenario = (text: string): Extract<Order, { kind: 'scenario' }> => ({
  kind: 'scenario',
  file: 'a.scenario.json',
  bytes: bytesOf(text),
})
const orders: readonly (readonly [string, Order])[] = [
  ['a table', large],
  ['a scenario', scenario(writeScenarioFile(scenarioWith({ id: 'plan' })) + padding)],
  [
    'a scenario that cannot be computed here',
    scenario(writeScenarioFile(scenarioWith({ id: 'plan', model: 'elsewhere@1' })) + padding),
  ],
  ['a scenario file that is none', scenario(`{${padding}"format": 1}`)],
  ['130,000 commas', table(','.repeat(130_000))],
  ['a result that is none', { kind: 'result', file: 'x.csv', bytes: bytesOf('x,'.repeat(60_000)) }],
]

test.each(orders)('%s: a thread gives what is given where it is asked', async (_, order) => {
  const there = await readInThreads(library, { here: 0 }).read(order)
  expect(there).toEqual(await readHere(library.grounds).read(order))
  expect(there.ok).toBe(true)
})

test('while a thread reads, other work is done', async () => {
  const done: string[] = []
  const read = readInThreads(library)
    .read(large)
    .then(() => done.push('read'))
  await new Promise((resolve) => setImmediate(resolve)).then(() => done.push('another'))
  await read
  expect(done).toEqual(['another', 'read'])
})

test('what is stopped ends, also where it has not begun, and what waits behind it is read', async () => {
  const files = readInThreads(library, { most: 1 })
  const first = files.read(large, 'first')
  const second = files.read(large, 'second')
  const third = files.read(large, 'third')
  files.stop('second')
  expect(await second).toMatchObject({
    ok: false,
    error: { code: 'reading-ended', details: { why: 'stopped' } },
  })
  files.stop('first')
  files.stop('nobody')
  expect((await first).ok).toBe(false)
  expect(await third).toMatchObject({ ok: true, value: { values: [{ value: 73515.8 }] } })
})

test('what takes too long, or more memory than a sound file, is ended', async () => {
  expect(await readInThreads(library, { longest: 1 }).read(large)).toMatchObject({
    error: { code: 'reading-ended', details: { why: 'too-long' } },
  })
  expect(await readInThreads(library, { memory: 4 }).read(large)).toMatchObject({
    error: { code: 'reading-ended', details: { why: 'too-large' } },
  })
})

test('a small file needs no thread', async () => {
  const files = readInThreads(library, { most: 0 })
  expect((await files.read(table('indicator,year,value,unit\ngrdp,2021,1,100m CNY'))).ok).toBe(true)
})
