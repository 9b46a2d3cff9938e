import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hostError } from '../../src/host/dispatch.ts'
import { noting, openLog } from '../../src/main/log.ts'
import { failed, ok } from '../../src/model/result.ts'
import { newFolder } from './temp-folder.ts'

const now = (): Date => new Date('2026-11-30T10:00:00.000Z')
const logIn = (folder: string): string => readFileSync(join(folder, 'qiantang.log'), 'utf8')

test('a line says when, what, and in codes how', () => {
  const folder = newFolder()
  const log = openLog(folder, now)
  log.note('start', { version: '0.1.0', count: 3 })
  log.note('stop')
  expect(logIn(folder)).toBe(
    '2026-11-30T10:00:00.000Z start version=0.1.0 count=3\n2026-11-30T10:00:00.000Z stop\n',
  )
  expect(log.lines()).toEqual(logIn(folder).trimEnd().split('\n'))
})

test.skipIf(process.platform === 'win32')('only the user can read it', () => {
  const folder = newFolder()
  openLog(folder).note('start')
  expect(statSync(join(folder, 'qiantang.log')).mode & 0o777).toBe(0o600)
})

test.each(['Secret plan', '/home/planner/data', '机密', 'a\nb', '', 'x'.repeat(300)])(
  'what is no code is not written, whatever hands it over: %j',
  (value) => {
    const folder = newFolder()
    openLog(folder, now).note('refused', { name: value })
    expect(logIn(folder)).toBe('2026-11-30T10:00:00.000Z refused name=?\n')
  },
)

test('of a fault it has the kind and the places in the program, not the message or the folders', () => {
  const folder = newFolder()
  const log = openLog(folder, now)
  log.fault(new RangeError('at /home/planner: Secret plan'))
  log.fault('Secret plan')
  const [first = '', second] = log.lines()
  expect(first).toMatch(/ fault kind=RangeError at=log\.test\.ts:\d+:\d+/)
  expect(first).not.toMatch(/Secret|planner|\//)
  expect(second).toBe('2026-11-30T10:00:00.000Z fault kind=string at=?')
})

test('a file that has grown gives way to a new one, and there are two at most', () => {
  const folder = newFolder()
  const log = openLog(folder, now)
  const full = 'x'.repeat(256 * 1024 - 10)
  for (const mark of ['first', 'second']) {
    writeFileSync(join(folder, 'qiantang.log'), `${mark}${full.slice(mark.length)}`)
    log.note('start')
    expect(logIn(folder)).toBe('2026-11-30T10:00:00.000Z start\n')
    expect(readFileSync(join(folder, 'qiantang.log.1'), 'utf8').startsWith(mark)).toBe(true)
  }
  expect(existsSync(join(folder, 'qiantang.log.2'))).toBe(false)
})

test('where nothing can be written, nothing fails', () => {
  const log = openLog(join(newFolder(), 'gone'))
  log.note('start')
  expect(log.lines()).toEqual([])
})

test('of what is refused, the question and the code are noted; what is answered is not', async () => {
  const folder = newFolder()
  const log = openLog(folder, now)
  const refused = failed(hostError('not-found', { what: 'scenario', name: 'Secret plan' }))
  const dispatch = noting(async (channel) => (channel === 'scenarios.list' ? ok([]) : refused), log)
  expect(await dispatch('scenarios.list', {})).toEqual(ok([]))
  expect(await dispatch('scenarios.remove', { id: 'Secret plan' })).toEqual(refused)
  await dispatch('Secret.plan', {})
  await dispatch(7, {})
  expect(log.lines().map((line) => line.slice(25))).toEqual([
    'refused question=scenarios.remove code=not-found',
    'refused question=? code=not-found',
    'refused question=? code=not-found',
  ])
})
