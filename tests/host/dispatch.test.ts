import { describe, expect, test, vi } from 'vitest'
import { createDispatch, type Handlers } from '../../src/host/dispatch.ts'
import { inputSchemas } from '../../src/host/inputs.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { ok } from '../../src/model/result.ts'
import { ground, library } from '../main/library.ts'
import { createMemoryStore } from '../main/memory-store.ts'

const handlers = createHandlers(library, createMemoryStore(ground.built))
const dispatchWith = (changes: Partial<Handlers>, report: (error: unknown) => void = fail) =>
  createDispatch({ ...handlers, ...changes }, report)

function fail(error: unknown): void {
  throw error
}

describe('dispatch', () => {
  test('has a schema for each handler and no other', () => {
    expect(Object.keys(inputSchemas).sort()).toEqual(Object.keys(handlers).sort())
  })

  test.each([
    'nothing',
    'toString',
    '__proto__',
    'constructor',
    '',
    undefined,
    null,
    7,
    ['settings.read'],
    { toString: () => 'settings.read' },
  ])('answers that there is no question %j', async (channel) => {
    expect(await dispatchWith({})(channel, {})).toMatchObject({
      ok: false,
      error: { code: 'unknown-channel', details: { channel: String(channel) }, faults: [] },
    })
  })

  test('says which part of an input is wrong, and does not ask the handler', async () => {
    const read = vi.fn()
    const answer = await dispatchWith({ 'scenarios.revision': read })('scenarios.revision', {
      id: 'a',
      revision: 'new',
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(JSON.stringify(answer)).toContain('"paths":["revision"]')
    expect(read).not.toHaveBeenCalled()
  })

  test('names the keys that are wrong as they lie in each other, and no more than five', async () => {
    const pathsOf = async (input: object) => await dispatchWith({})('settings.write', input)
    const drawing = { draws: 0, seed: -1, method: 'none', ranges: {} }
    expect(await pathsOf({ drawing })).toMatchObject({
      error: { details: { paths: ['drawing.draws', 'drawing.seed', 'drawing.method'] } },
    })
    const six = { drawing, language: 'fr', theme: 'pink', keyYear: 'soon' }
    expect(await pathsOf(six)).toMatchObject({ error: { details: { paths: { length: 5 } } } })
  })

  test('hands on the input as the schema read it', async () => {
    const write = vi.fn(() => ok({}))
    const { scenario } = ground.shipped[0] ?? { scenario: undefined }
    await dispatchWith({ 'settings.write': write })('settings.write', { theme: 'dark' })
    expect(write).toHaveBeenCalledWith({ theme: 'dark' }, undefined)
    const save = vi.fn(() => ok({ scenario, revision: 1, savedAt: '' } as never))
    const { notes: _, ...withoutNotes } = scenario ?? { notes: '' }
    await dispatchWith({ 'scenarios.save': save })('scenarios.save', { scenario: withoutNotes, after: 0 })
    expect(save).toHaveBeenCalledWith({ scenario: { ...withoutNotes, notes: '' }, after: 0 }, undefined)
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('disk on fire, in /home/planner')
      },
    ],
    ['rejects', () => Promise.reject(new Error('disk on fire, in /home/planner'))],
  ])('reports a handler that %s, and tells the window no more than that', async (_how, read) => {
    const report = vi.fn()
    const answer = await dispatchWith({ 'settings.read': read }, report)('settings.read', {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toContain('planner')
    expect(report).toHaveBeenCalledExactlyOnceWith(new Error('disk on fire, in /home/planner'))
  })
})
