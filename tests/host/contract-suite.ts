/** What every shell's answers to the contract have in common. Run over each way to ask. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scenarioFileEnding, writeScenarioFile } from '../../src/files/scenario-text.ts'
import type { Channel, Host, Input, Output, StoredScenario } from '../../src/host/contract.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { ground, library } from '../main/library.ts'

export interface Connection {
  readonly call: Host['call']
  close(): Promise<void>
}

/** @param connect a new connection to a new, empty store. */
export function contractSuite(name: string, connect: () => Promise<Connection>): void {
  describe(`contract ${name}`, () => {
    let connection: Connection
    beforeEach(async () => {
      connection = await connect()
    })
    afterEach(() => connection.close())

    const asked = async <K extends Channel>(channel: K, input: Input<K>): Promise<Output<K>> => {
      const answer = await connection.call(channel, input)
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`)
      return answer.value
    }
    const failure = async <K extends Channel>(channel: K, input: Input<K>) => {
      const answer = await connection.call(channel, input)
      if (answer.ok) throw new Error(`${channel} was expected to fail`)
      return answer.error
    }
    const importFile = (
      file: string | Uint8Array,
      choice: Input<'scenarios.import'>['choice'] = 'ask',
    ): Input<'scenarios.import'> => ({
      file: `plan${scenarioFileEnding}`,
      base64: Buffer.from(file).toString('base64'),
      choice,
    })
    const save = (scenario: Scenario, after = 0): Promise<StoredScenario> =>
      asked('scenarios.save', { scenario, after })

    describe('library', () => {
      test('gives the data files without the built model', async () => {
        expect(await asked('library.read', {})).toEqual(library.data)
        expect(await asked('store.notices', {})).toEqual([])
      })
    })

    describe('saving', () => {
      test('gives revisions from 1 and lists the newest of each scenario, oldest scenario first', async () => {
        const first = await save(plan)
        expect(first).toMatchObject({ scenario: plan, revision: 1 })
        expect(new Date(first.savedAt).toISOString()).toBe(first.savedAt)
        await save(other)
        const second = await save({ ...plan, notes: 'changed' }, 1)
        expect(second.revision).toBe(2)
        const list = await asked('scenarios.list', {})
        expect(list.map(({ scenario, revision }) => [scenario.id, revision])).toEqual([
          [plan.id, 2],
          [other.id, 1],
        ])
        expect(list[0]?.scenario.notes).toBe('changed')
      })

      test('after another revision than the newest is a conflict and changes nothing', async () => {
        await save(plan)
        expect((await failure('scenarios.save', { scenario: { ...plan, notes: 'x' }, after: 0 })).code).toBe(
          'conflict',
        )
        expect((await failure('scenarios.save', { scenario: { ...plan, notes: 'x' }, after: 2 })).code).toBe(
          'conflict',
        )
        expect(await asked('scenarios.list', {})).toMatchObject([{ scenario: plan, revision: 1 }])
      })

      test('refuses what the model refuses, each fault with its path', async () => {
        const levers = { rdIntensity: { target: 1e6 }, noSuchLever: { target: 1 } }
        const error = await failure('scenarios.save', { scenario: { ...plan, levers }, after: 0 })
        expect(error.code).toBe('refused')
        expect(error.faults).toMatchObject([
          { code: 'out-of-range', path: 'levers.rdIntensity.target', file: plan.name },
          { code: 'unknown-lever', path: 'levers.noSuchLever', file: plan.name },
        ])
        expect(await asked('scenarios.list', {})).toEqual([])
      })

      test("refuses a user's indicator whose formula is wrong", async () => {
        const indicators = [{ id: 'mine', label: 'Mine', formula: 'nothing + 1', unit: '%' }]
        const error = await failure('scenarios.save', { scenario: { ...plan, indicators }, after: 0 })
        expect(error).toMatchObject({ code: 'refused', faults: [{ path: 'indicators.0.formula' }] })
      })

      test('of two changes made on the same revision one is saved', async () => {
        await save(plan)
        const answers = await Promise.all(
          ['a', 'b'].map((notes) =>
            connection.call('scenarios.save', { scenario: { ...plan, notes }, after: 1 }),
          ),
        )
        expect(answers.map((answer) => (answer.ok ? 'saved' : answer.error.code)).sort()).toEqual([
          'conflict',
          'saved',
        ])
      })
    })

    describe('revisions', () => {
      test('are listed newest first and can be read', async () => {
        await save(plan)
        await save({ ...plan, name: 'Renamed', levers: {}, assumptions: {} }, 1)
        const revisions = await asked('scenarios.revisions', { id: plan.id })
        expect(revisions).toMatchObject([
          { revision: 2, name: 'Renamed', departures: 0 },
          { revision: 1, name: plan.name, departures: Object.keys(plan.levers).length },
        ])
        expect(revisions[0]?.fingerprint).not.toBe(revisions[1]?.fingerprint)
        expect(await asked('scenarios.revision', { id: plan.id, revision: 1 })).toEqual(plan)
      })

      test('restoring one saves it as the newest', async () => {
        await save(plan)
        await save({ ...plan, name: 'Renamed' }, 1)
        expect(await asked('scenarios.restore', { id: plan.id, revision: 1 })).toMatchObject({
          scenario: plan,
          revision: 3,
        })
        expect(await asked('scenarios.revisions', { id: plan.id })).toHaveLength(3)
      })

      test('one is named, and loses its name with an empty one', async () => {
        await save(plan)
        await save({ ...plan, name: 'Renamed' }, 1)
        const labels = async () =>
          (await asked('scenarios.revisions', { id: plan.id })).map(({ label }) => label)
        expect(await asked('scenarios.label', { id: plan.id, revision: 1, label: 'As sent' })).toEqual({})
        expect(await labels()).toEqual(['', 'As sent'])
        await asked('scenarios.label', { id: plan.id, revision: 1, label: '' })
        expect(await labels()).toEqual(['', ''])
        const hidden = await failure('scenarios.label', { id: plan.id, revision: 1, label: 'a\u200bb' })
        expect(hidden.code).toBe('bad-input')
      })

      test('that are not there are not found', async () => {
        await save(plan)
        expect((await failure('scenarios.revisions', { id: 'nobody' })).code).toBe('not-found')
        expect((await failure('scenarios.revision', { id: plan.id, revision: 2 })).code).toBe('not-found')
        expect((await failure('scenarios.restore', { id: plan.id, revision: 2 })).code).toBe('not-found')
        const none = { id: plan.id, revision: 2, label: 'x' }
        expect((await failure('scenarios.label', none)).code).toBe('not-found')
      })
    })

    describe('trash', () => {
      test('takes a scenario and gives it back', async () => {
        await save(plan)
        await save(other)
        expect(await asked('scenarios.remove', { id: plan.id })).toEqual({})
        expect((await asked('scenarios.list', {})).map(({ scenario }) => scenario.id)).toEqual([other.id])
        const [deleted, ...rest] = await asked('scenarios.trash', {})
        expect(rest).toEqual([])
        expect(deleted).toMatchObject({ scenario: plan, revision: 1 })
        expect(new Date(deleted?.deletedAt ?? '').toISOString()).toBe(deleted?.deletedAt)
        expect((await asked('scenarios.putBack', { id: plan.id })).scenario).toEqual(plan)
        expect(await asked('scenarios.trash', {})).toEqual([])
        expect(await asked('scenarios.list', {})).toHaveLength(2)
      })

      test('has nothing that was not put there', async () => {
        await save(plan)
        expect((await failure('scenarios.putBack', { id: plan.id })).code).toBe('not-found')
        expect((await failure('scenarios.remove', { id: 'nobody' })).code).toBe('not-found')
        await asked('scenarios.remove', { id: plan.id })
        expect((await failure('scenarios.remove', { id: plan.id })).code).toBe('not-found')
      })
    })

    describe('importing', () => {
      test('stores a new scenario', async () => {
        const outcome = await asked('scenarios.import', importFile(writeScenarioFile(plan)))
        expect(outcome).toMatchObject({ kind: 'imported', stored: { scenario: plan, revision: 1 } })
        expect(await asked('scenarios.list', {})).toHaveLength(1)
      })

      test('gives the file of a scenario that ships a new id', async () => {
        const changed = { ...named(0), notes: 'changed' }
        const outcome = await asked('scenarios.import', importFile(writeScenarioFile(changed)))
        if (outcome.kind !== 'imported') throw new Error(outcome.kind)
        const { id, ...kept } = outcome.stored.scenario
        expect(id).not.toBe(named(0).id)
        expect({ ...kept, id: named(0).id }).toEqual(changed)
      })

      test('of what ships, as it ships, changes nothing and says so', async () => {
        const outcome = await asked('scenarios.import', importFile(writeScenarioFile(named(0))))
        expect(outcome).toEqual({ kind: 'ships', scenario: named(0) })
        expect(await asked('scenarios.list', {})).toEqual([])
      })

      test('of what is kept though it cannot be computed here asks once', async () => {
        const gone = { ...plan, baseline: 'gone-20' }
        expect(await asked('scenarios.import', importFile(writeScenarioFile(gone)))).toMatchObject({
          kind: 'missing',
        })
        await asked('scenarios.import', importFile(writeScenarioFile(gone), 'keep'))
        expect(await asked('scenarios.import', importFile(writeScenarioFile(gone)))).toMatchObject({
          kind: 'unchanged',
        })
      })

      test('of the same content changes nothing', async () => {
        await save(plan)
        for (const choice of ['ask', 'keep-both', 'replace'] as const) {
          const outcome = await asked('scenarios.import', importFile(writeScenarioFile(plan), choice))
          expect(outcome).toMatchObject({ kind: 'unchanged', stored: { revision: 1 } })
        }
        expect(await asked('scenarios.list', {})).toHaveLength(1)
      })

      test('of other content asks', async () => {
        await save(plan)
        const incoming = { ...plan, notes: 'from a colleague' }
        const outcome = await asked('scenarios.import', importFile(writeScenarioFile(incoming)))
        expect(outcome).toMatchObject({ kind: 'exists', existing: { scenario: plan, revision: 1 }, incoming })
        expect(await asked('scenarios.list', {})).toMatchObject([{ scenario: plan, revision: 1 }])
      })

      test('may keep both: a new id and a name of its own', async () => {
        await save(plan)
        for (const [notes, name] of [
          ['a', `${plan.name} (2)`],
          ['b', `${plan.name} (3)`],
        ] as const) {
          const incoming = { ...plan, notes }
          const outcome = await asked(
            'scenarios.import',
            importFile(writeScenarioFile(incoming), 'keep-both'),
          )
          if (outcome.kind !== 'imported') throw new Error(outcome.kind)
          const { id, ...kept } = outcome.stored.scenario
          expect(id).not.toBe(plan.id)
          expect({ ...kept, id: plan.id }).toEqual({ ...incoming, name })
        }
        expect(await asked('scenarios.list', {})).toHaveLength(3)
      })

      test('may replace, as a new revision', async () => {
        await save(plan)
        const incoming = { ...plan, notes: 'from a colleague' }
        const outcome = await asked('scenarios.import', importFile(writeScenarioFile(incoming), 'replace'))
        expect(outcome).toMatchObject({ kind: 'imported', stored: { scenario: incoming, revision: 2 } })
        expect(await asked('scenarios.revision', { id: plan.id, revision: 1 })).toEqual(plan)
      })

      test('takes a scenario back from the trash', async () => {
        await save(plan)
        await asked('scenarios.remove', { id: plan.id })
        const same = await asked('scenarios.import', importFile(writeScenarioFile(plan)))
        expect(same).toMatchObject({ kind: 'imported', stored: { scenario: plan, revision: 1 } })
        await asked('scenarios.remove', { id: plan.id })
        const changed = { ...plan, notes: 'newer' }
        const outcome = await asked('scenarios.import', importFile(writeScenarioFile(changed)))
        expect(outcome).toMatchObject({ kind: 'imported', stored: { scenario: changed, revision: 2 } })
        expect(await asked('scenarios.revision', { id: plan.id, revision: 1 })).toEqual(plan)
        expect(await asked('scenarios.trash', {})).toEqual([])
      })

      test.each<[string, string | Uint8Array, object]>([
        ['nothing at all', '', { code: 'file-empty' }],
        ['what is not JSON', '{\n"format": "a" "b" }', { code: 'json-syntax', line: 2 }],
        ['what is not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), { code: 'not-utf8' }],
        ['another kind of file', '{"format":"something-else"}', { code: 'not-a-scenario' }],
        [
          'a file of a newer version',
          '{"format":"qiantang-scenario","version":9}',
          { code: 'newer-version' },
        ],
        ['a file that is too large', ' '.repeat(1024 * 1024 + 1), { code: 'file-too-large' }],
        [
          'a value out of range',
          written({ levers: { rdIntensity: { target: -1 } } }),
          { code: 'out-of-range' },
        ],
      ])('refuses %s, with its place', async (_what, text, fault) => {
        const error = await failure('scenarios.import', importFile(text))
        expect(error.code).toBe('refused')
        expect(error.faults).toEqual(
          expect.arrayContaining([expect.objectContaining({ file: `plan${scenarioFileEnding}`, ...fault })]),
        )
        expect(await asked('scenarios.list', {})).toEqual([])
      })

      test.each([
        [{ model: 'gone@1' }, { code: 'unknown-model', path: 'model', line: 7 }],
        [{ baseline: 'gone-20' }, { code: 'unknown-baseline', path: 'baseline', line: 8 }],
      ])('asks of what stands on what is not here, and keeps it as it is: %j', async (changes, fault) => {
        const incoming = { ...plan, ...changes, levers: { unheardOf: { target: 1 } } }
        const file = importFile(writeScenarioFile(incoming))
        expect(await asked('scenarios.import', file)).toMatchObject({ kind: 'missing', incoming, fault })
        expect(await asked('scenarios.list', {})).toEqual([])
        const kept = await asked('scenarios.import', { ...file, choice: 'keep' })
        expect(kept).toMatchObject({ kind: 'imported', stored: { scenario: incoming, revision: 1 } })
        expect(await asked('scenarios.list', {})).toMatchObject([{ scenario: incoming }])
        expect(await asked('scenarios.revisions', { id: plan.id })).toMatchObject([
          { model: incoming.model, baseline: incoming.baseline },
        ])
      })

      test('still asks of one that is here with other content, where what is missing was agreed to', async () => {
        await save(plan)
        const incoming = { ...plan, model: 'gone@1' }
        const file = importFile(writeScenarioFile(incoming))
        expect(await asked('scenarios.import', file)).toMatchObject({ kind: 'missing' })
        expect(await asked('scenarios.import', { ...file, choice: 'keep' })).toMatchObject({ kind: 'exists' })
        const both = await asked('scenarios.import', { ...file, choice: 'keep-both' })
        expect(both).toMatchObject({ kind: 'imported', stored: { scenario: { model: 'gone@1' } } })
        expect(await asked('scenarios.list', {})).toHaveLength(2)
      })
    })

    describe('what stands on what is not here', () => {
      const gone = { ...plan, model: 'gone@1', baseline: 'gone-20' }

      test('is saved, removed, put back and restored as it is', async () => {
        await save(gone)
        await save({ ...plan, notes: 'computable' }, 1)
        expect(await asked('scenarios.restore', { id: plan.id, revision: 1 })).toMatchObject({
          scenario: gone,
        })
        await asked('scenarios.remove', { id: plan.id })
        expect(await asked('scenarios.trash', {})).toMatchObject([{ scenario: gone }])
        expect(await asked('scenarios.putBack', { id: plan.id })).toMatchObject({ scenario: gone })
        expect((await asked('scenarios.revisions', { id: plan.id })).map(({ model }) => model)).toEqual([
          gone.model,
          plan.model,
          gone.model,
        ])
      })
    })

    describe('own outcomes', () => {
      const csv = (text: string, file = 'own.csv'): Input<'outcomes.import'> => ({
        file,
        base64: Buffer.from(text).toString('base64'),
      })
      const header = 'year,indicator,value,source,measure\n'
      const listed = async () =>
        (await asked('outcomes.list', {})).map(({ file, outcomes }) => [
          file,
          ...outcomes.map(({ value }) => value),
        ])

      test('are none at first', async () => {
        expect(await asked('outcomes.list', {})).toEqual([])
      })

      test('are imported with what their model says of them, and listed by file', async () => {
        const own = await asked(
          'outcomes.import',
          csv(`${header}2019,digitalEconomy,26964,"CAICT, 白皮书",\n2021,grdp,8.5,office,realGrowth\n`),
        )
        expect(own).toMatchObject({
          file: 'own.csv',
          outcomes: [
            {
              indicator: 'digitalEconomy',
              year: 2019,
              measure: 'level',
              value: 26964,
              unit: '100m CNY',
              source: 'CAICT, 白皮书',
            },
            {
              indicator: 'grdp',
              year: 2021,
              measure: 'realGrowth',
              value: 8.5,
              unit: '% a year',
              source: 'office',
            },
          ],
        })
        expect(new Date(own.importedAt).toISOString()).toBe(own.importedAt)
        const second = await asked('outcomes.import', csv(`${header}2021,grdp,73516,a,\n`, '둘째.csv'))
        expect(await asked('outcomes.list', {})).toEqual([own, second])
      })

      test('of a file of the same name take the place of those before', async () => {
        await asked('outcomes.import', csv(`${header}2021,grdp,70001,a,\n2022,grdp,70002,a,\n`))
        await asked('outcomes.import', csv(`${header}2021,grdp,70003,a,\n`, 'other.csv'))
        const before = await asked('outcomes.list', {})
        await asked('outcomes.import', csv(`${header}2021,grdp,70001,a,\n2022,grdp,70002,a,\n`))
        expect(await asked('outcomes.list', {})).toEqual(before)
        await asked('outcomes.import', csv(`${header}2021,grdp,70004,a,\n`))
        expect(await listed()).toEqual([
          ['other.csv', 70003],
          ['own.csv', 70004],
        ])
      })

      test('are read without keeping anything, and kept as they were answered', async () => {
        const table = csv(`${header}2021,grdp,70001,a,\n2021,grdp,7,a,\n2021,gnp,1,a,\n`)
        const reading = await asked('outcomes.read', { ...table, language: 'zh' })
        expect(reading).toMatchObject({ encoding: 'utf-8', conflicts: [['2:3', '3:3']], unreadCount: 1 })
        expect(await listed()).toEqual([])
        expect((await failure('outcomes.import', table)).faults).toHaveLength(3)
        const answers = { values: { '3:3': 'leave' }, leaveUnread: true } as const
        await asked('outcomes.import', { ...table, answers })
        expect(await listed()).toEqual([['own.csv', 70001]])
      })

      test('are removed by file', async () => {
        await asked('outcomes.import', csv(`${header}2021,grdp,70001,a,\n`))
        await asked('outcomes.import', csv(`${header}2021,grdp,70002,a,\n`, 'other.csv'))
        expect(await asked('outcomes.remove', { file: 'own.csv' })).toEqual({})
        expect(await listed()).toEqual([['other.csv', 70002]])
        expect((await failure('outcomes.remove', { file: 'own.csv' })).code).toBe('not-found')
      })

      test('are refused as a whole, with line and column, and what was there stays', async () => {
        await asked('outcomes.import', csv(`${header}2021,grdp,70001,a,\n`))
        const error = await failure(
          'outcomes.import',
          csv(`${header}2021,grdp,70002,a,\nsoon,grdp,3,a,\n2021,gnp,4,a,\n`),
        )
        expect(error).toMatchObject({
          code: 'refused',
          faults: [
            { file: 'own.csv', line: 3, path: 'year', code: 'year-unreadable' },
            { file: 'own.csv', line: 4, path: 'indicator', code: 'indicator-unknown' },
          ],
        })
        expect(await listed()).toEqual([['own.csv', 70001]])
      })

      test.each([
        ['nothing at all', '', { code: 'table-empty' }],
        ['a file that is too large', ' '.repeat(1024 * 1024 + 1), { code: 'table-too-large' }],
        ['an open quotation mark', `${header}2021,grdp,1,"a,\n`, { code: 'table-quote-open', line: 2 }],
      ])('are not %s', async (_what, text, fault) => {
        const error = await failure('outcomes.import', csv(text))
        expect(error.faults).toEqual([expect.objectContaining({ file: 'own.csv', ...fault })])
      })
    })

    describe('changes of the store', () => {
      test('are told to who waits for them, whoever made them', async () => {
        const before = await asked('store.changes', {})
        expect(before.scenarios).toEqual([])
        const news = asked('store.changes', { since: before.mark })
        await asked('settings.write', { theme: 'dark' })
        await save(plan)
        expect((await news).scenarios).toMatchObject([{ id: plan.id, revision: 1 }])
        await save(other)
        const { savedAt } = await save({ ...plan, notes: 'changed' }, 1)
        const now = await asked('store.changes', { since: (await news).mark })
        expect(now.scenarios).toEqual([
          { id: plan.id, revision: 2, savedAt },
          { id: other.id, revision: 1, savedAt: expect.any(String) },
        ])
        const removed = asked('store.changes', { since: now.mark })
        await asked('scenarios.remove', { id: plan.id })
        expect((await removed).scenarios).toMatchObject([{ id: other.id, revision: 1 }])
      })

      test('of another start are told at once', async () => {
        await save(plan)
        expect((await asked('store.changes', { since: 'another start' })).scenarios).toHaveLength(1)
      })
    })

    describe('backups', () => {
      test('are listed, and no other file can be named', async () => {
        await save(plan)
        for (const { file, madeAt, state } of await asked('backups.list', {})) {
          expect(file).toMatch(/^qiantang-.*\.sqlite$/)
          expect(new Date(madeAt).toISOString()).toBe(madeAt)
          expect(state).toBe('sound')
        }
        const refused = await failure('backups.restore', { file: '../qiantang.sqlite', others: 'trash' })
        expect(refused).toMatchObject({ code: 'not-found', details: { what: 'backup' } })
        expect(await asked('scenarios.list', {})).toHaveLength(1)
      })

      test('restore what they hold, as far as this store makes any', async () => {
        await save(plan)
        const [backup] = await asked('backups.list', {})
        if (!backup) return
        await save({ ...plan, notes: 'changed' }, 1)
        await save(other)
        const before = await asked('store.changes', {})
        const news = asked('store.changes', { since: before.mark })
        const restored = await asked('backups.restore', { file: backup.file, others: 'keep' })
        expect(restored).toMatchObject({ madeAt: backup.madeAt, changed: 1, others: 1 })
        expect((await news).scenarios).toMatchObject([
          { id: plan.id, revision: 3 },
          { id: other.id, revision: 1 },
        ])
        await asked('backups.restore', { file: restored.point, others: 'trash' })
        const back = await asked('scenarios.list', {})
        expect(back.map(({ scenario }) => scenario.notes)).toEqual(['changed', other.notes])
      })
    })

    describe('settings', () => {
      test('are empty at first, changed one by one, and answered whole', async () => {
        expect(await asked('settings.read', {})).toEqual({})
        expect(await asked('settings.write', { language: 'ko', shown: ['a', 'b'] })).toEqual({
          language: 'ko',
          shown: ['a', 'b'],
        })
        const all = { language: 'ko', shown: ['a', 'b'], theme: 'dark', keyYear: 2030 }
        expect(await asked('settings.write', { theme: 'dark', keyYear: 2030 })).toEqual(all)
        expect(await asked('settings.read', {})).toEqual(all)
      })
    })

    describe('results', () => {
      const base64 = (text: string): string => Buffer.from(text).toString('base64')

      test('an exported one is read with its recipe, one that is none refused with its faults', async () => {
        const recipe = {
          version: 1,
          language: 'zh',
          date: '2026-11-30',
          prices: 'current',
          scenarios: [
            {
              name: '基准情景',
              scenario: { ...plan, name: undefined, notes: undefined },
              fingerprint: digest,
              parts: {
                engine: 1,
                model: digest,
                units: digest,
                baseline: digest,
                scenario: digest,
                run: digest,
              },
            },
          ],
          inquiry: { kind: 'departures' },
        }
        const file = 'result.json'
        const read = await asked('results.read', { file, base64: base64(JSON.stringify({ recipe })) })
        expect(read).toMatchObject({ file, recipe: { language: 'zh' }, content: { kind: 'json' } })
        expect(await failure('results.read', { file, base64: base64('{}') })).toMatchObject({
          code: 'refused',
          faults: [{ code: 'not-a-result', file }],
        })
      })
    })

    describe('hostile questions', () => {
      const call = (channel: string, input: unknown) => connection.call(channel as Channel, input as never)

      test.each(['scenarios.steal', '__proto__', 'constructor', 'toString', ' '])(
        'the channel "%s" is unknown',
        async (channel) => {
          expect(await call(channel, {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } })
        },
      )

      test.each<[Channel, unknown]>([
        ['library.read', { extra: 1 }],
        ['library.read', null],
        ['scenarios.list', []],
        ['store.changes', { since: 1 }],
        ['store.changes', { since: 'x'.repeat(65) }],
        ['scenarios.save', { scenario: null, after: 0 }],
        ['scenarios.save', { scenario: { id: 'x' }, after: 0 }],
        ['scenarios.save', { after: -1 }],
        ['scenarios.revision', { id: 'a', revision: 0.5 }],
        ['scenarios.import', { file: 'x', base64: '§', choice: 'ask' }],
        ['scenarios.import', { file: 'x', base64: '', choice: 'overwrite' }],
        ['scenarios.import', { file: 'x', base64: 'A'.repeat(1_600_004), choice: 'ask' }],
        ['outcomes.import', { file: 'x', base64: '§' }],
        ['outcomes.import', { file: 'x'.repeat(256), base64: '' }],
        ['outcomes.import', { base64: '' }],
        ['outcomes.read', { file: 'x', base64: '', choices: { encoding: 'latin1' } }],
        [
          'outcomes.import',
          { file: 'x', base64: '', answers: { values: { '1:1': 'perhaps' }, leaveUnread: true } },
        ],
        ['outcomes.remove', {}],
        ['results.read', { file: 'x', base64: '§' }],
        ['results.read', { file: 'x', base64: '', choice: 'ask' }],
        ['results.read', { file: 'x', base64: 'A'.repeat(5_600_004) }],
        ['settings.write', { language: 'fr' }],
        ['settings.write', { path: '/etc/passwd' }],
      ])('%s with another shape is bad input', async (channel, input) => {
        expect(await call(channel, input)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
      })
    })
  })
}

const digest = '0'.repeat(64)
const shipped = ground.shipped.map(({ scenario }) => scenario)
const named = (index: number): Scenario => {
  const scenario = shipped[index]
  if (!scenario) throw new Error('too few scenarios ship')
  return scenario
}
/** As a user has them: what ships keeps its ids to itself. */
const plan: Scenario = { ...named(0), id: '6b0f6d1e-9f43-4c63-8a0a-3f6a0f6d7c01' }
const other: Scenario = { ...named(1), id: '6b0f6d1e-9f43-4c63-8a0a-3f6a0f6d7c02' }
const written = (changes: Partial<Scenario>): string => writeScenarioFile({ ...plan, ...changes })
