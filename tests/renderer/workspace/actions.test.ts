import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import { checkScenario } from '../../../src/model/scenario.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { drawnDocuments, isSaved, mostShown } from '../../../src/renderer/workspace/workspace.ts'
import { ground, model } from '../../helpers/library.ts'
import { fileOf } from '../fake-host.ts'
import {
  assumptionSpec,
  leverSpec,
  openWindow,
  planWith,
  shippedIds,
  type TestWindow,
} from '../open-window.ts'

const [shippedId = '', secondShipped = '', thirdShipped = '', fourthShipped = ''] = shippedIds
const rd = leverSpec('rdIntensity')
const plan = planWith('plan')
/** The plan as a file that another machine changed. */
const otherPlan = writeScenarioFile({ ...plan, notes: 'from elsewhere' })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const ownIds = (window: TestWindow): readonly string[] =>
  [...window.state().documents].filter(([, { kind }]) => kind === 'own').map(([id]) => id)
const ownNames = (window: TestWindow): readonly string[] =>
  ownIds(window).map((id) => window.scenario(id).name)
const drawnIds = (window: TestWindow): readonly string[] =>
  drawnDocuments(window.state()).map(({ scenario }) => scenario.id)

describe('moving a lever', () => {
  test('of the baseline begins a copy, says so, and is saved', async () => {
    const window = await openWindow({ settings: { active: 'baseline' } })
    window.actions.moveLever(rd, 3)
    expect(window.active()).toMatchObject({ kind: 'own', scenario: { name: 'Copy of Baseline' } })
    expect(window.told()).toEqual([
      'The baseline stays as it is: your change began the scenario “Copy of Baseline”.',
    ])
    await window.saving.flush()
    expect((await window.host.stored()).map(({ scenario }) => scenario)).toEqual([window.active().scenario])
  })

  test('of a scenario that ships begins a copy under its name in the user’s language', async () => {
    const window = await openWindow({ settings: { active: shippedId, language: 'en' } })
    window.actions.moveLever(rd, 4)
    expect(window.active().scenario.name).toBe('Copy of 13th plan as announced')
    expect(window.scenario(shippedId)).toBe(ground.shipped[0]?.scenario)
  })

  test('to its base is no move, and to where it is changes nothing', async () => {
    const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
    const { documents } = window.state()
    window.actions.moveLever(rd, 3)
    window.actions.assume(assumptionSpec(), assumptionSpec().central)
    expect(window.state().documents).toBe(documents)
    window.actions.moveLever(rd, rd.base)
    expect(window.active().scenario.levers).toEqual({})
  })

  test('past its base in a drag keeps the schedule, and ends without a move where it is let go there', async () => {
    const levers = { rdIntensity: { target: 3, start: 2020, ramp: 0, end: 2024 } }
    const window = await openWindow({ stored: [{ ...plan, levers }], settings: { active: 'plan' } })
    window.actions.drag(true)
    window.actions.moveLever(rd, rd.base)
    window.actions.moveLever(rd, 2)
    expect(window.active().scenario.levers).toEqual({ rdIntensity: { ...levers.rdIntensity, target: 2 } })
    window.actions.moveLever(rd, rd.base)
    window.actions.drag(false)
    expect(window.active().scenario.levers).toEqual({})
    window.actions.undo()
    expect(window.active().scenario.levers).toEqual(levers)
  })

  test('in one drag is one step back, however long it takes', async () => {
    const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
    window.actions.drag(true)
    for (const target of [3.2, 3.4, 3.6]) {
      window.actions.moveLever(rd, target)
      await vi.advanceTimersByTimeAsync(5000)
    }
    window.actions.drag(false)
    window.actions.undo()
    expect(window.active().scenario.levers.rdIntensity?.target).toBe(3)
    window.actions.redo()
    expect(window.active().scenario.levers.rdIntensity?.target).toBe(3.6)
  })

  test('in two drags, a minute apart, is two steps back', async () => {
    const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
    for (const target of [4, 5]) {
      window.actions.drag(true)
      window.actions.moveLever(rd, target)
      window.actions.drag(false)
      await vi.advanceTimersByTimeAsync(60_000)
    }
    window.actions.undo()
    expect(window.active().scenario.levers.rdIntensity?.target).toBe(4)
  })
})

test('own indicators are changed in several scenarios at once, each with its own way back', async () => {
  const own = (formula: string) => [{ id: 'own1', label: 'Mine', formula, unit: '100m CNY' }]
  const plans = ['plan', 'other'].map((id) => planWith(id, { indicators: own('grdp') }))
  const window = await openWindow({ stored: plans, settings: { active: 'other' } })
  const elsewhere = new Map([
    ['other', own('base')],
    [shippedId, own('base')],
    ['nowhere', own('base')],
  ])
  window.actions.setIndicators('plan', own('digitalEconomy'), elsewhere)
  expect(window.active().scenario).toMatchObject({ id: 'plan', indicators: own('digitalEconomy') })
  expect(window.scenario('other').indicators).toEqual(own('base'))
  expect(window.scenario(shippedId).indicators).toEqual([])
  await window.saving.flush()
  const stored = new Map((await window.host.stored()).map(({ scenario }) => [scenario.id, scenario]))
  expect(stored.get('plan')?.indicators).toEqual(own('digitalEconomy'))
  expect(stored.get('other')?.indicators).toEqual(own('base'))
  window.actions.undo()
  expect(window.scenario('plan').indicators).toEqual(own('grdp'))
  expect(window.scenario('other').indicators).toEqual(own('base'))
  window.actions.activate('other')
  window.actions.undo()
  expect(window.scenario('other').indicators).toEqual(own('grdp'))
})

test('taking levers and assumptions back leaves a scenario without departures', async () => {
  const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
  const { actions } = window
  const assumption = assumptionSpec()
  actions.assume(assumption, assumption.high)
  actions.moveLever(leverSpec('cloudMigration'), 50)
  actions.resetLevers('policy')
  expect(Object.keys(window.active().scenario.levers)).toEqual(['rdIntensity'])
  actions.resetLever(rd)
  actions.resetAssumptions()
  expect(window.active().scenario).toEqual({ ...plan, levers: {} })
})

// --- Scenarios ---

describe('a lever that stands at its base again', () => {
  const scheduled = planWith('plan', {
    levers: { rdIntensity: { target: 3, start: 2020, ramp: 5, end: 2030 } },
  })
  const opened = () => openWindow({ stored: [scheduled], settings: { active: 'plan' } })
  const move = (window: TestWindow) => window.scenario('plan').levers.rdIntensity

  test('has its schedule when it moves on, by keys, by typing and by dragging', async () => {
    const window = await opened()
    for (const target of [2.6, rd.base, 2.6]) window.actions.moveLever(rd, target)
    expect(move(window)).toEqual({ target: 2.6, start: 2020, ramp: 5, end: 2030 })
    window.actions.moveLever(rd, rd.base)
    expect(move(window)).toBeUndefined()
    window.actions.drag(true)
    window.actions.moveLever(rd, 4)
    window.actions.moveLever(rd, rd.base)
    window.actions.drag(false)
    expect(move(window)).toBeUndefined()
    window.actions.moveLever(rd, 3)
    expect(move(window)).toEqual({ target: 3, start: 2020, ramp: 5, end: 2030 })
  })

  test('has the schedule of before also where the change began a copy', async () => {
    const window = await openWindow({ settings: { active: shippedId } })
    const [[id = '', move] = []] = Object.entries(window.active().scenario.levers)
    const lever = leverSpec(id)
    window.actions.moveLever(lever, lever.base)
    expect(window.active().scenario.levers[id]).toBeUndefined()
    window.actions.moveLever(lever, move?.target ?? 0)
    expect(window.active().scenario.levers[id]).toMatchObject({ ...move })
  })

  test.each([
    ['itself', (window: TestWindow) => window.actions.resetLever(rd)],
    ['its group', (window: TestWindow) => window.actions.resetLevers(rd.group)],
    ['all levers', (window: TestWindow) => window.actions.resetLevers()],
  ])('has forgotten it where a reset of %s came between', async (_, reset) => {
    const window = await opened()
    window.actions.moveLever(rd, rd.base)
    reset(window)
    window.actions.moveLever(rd, 3)
    const { start, ramp } = model.spec.schedule
    expect(move(window)).toEqual({ target: 3, start, ramp })
  })
})

describe('names', () => {
  test('of new scenarios and copies are free ones', async () => {
    const window = await openWindow({ settings: { active: 'baseline' } })
    const { actions } = window
    for (let count = 0; count < 2; count++) actions.newScenario()
    for (let count = 0; count < 2; count++) actions.duplicate(shippedId)
    expect(ownNames(window)).toEqual([
      'New scenario',
      'New scenario (2)',
      'Copy of 13th plan as announced',
      'Copy of 13th plan as announced (2)',
    ])
  })

  test('are trimmed and cut, and an empty one changes nothing', async () => {
    const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
    window.actions.rename('   ')
    expect(window.active().scenario).toEqual(plan)
    window.actions.rename(`  ${'x'.repeat(130)} `)
    expect(window.active().scenario.name).toBe('x'.repeat(120))
    window.actions.undo()
    expect(window.active().scenario.name).toBe(plan.name)
  })

  test('of what ships cannot be changed, nor can its notes', async () => {
    const window = await openWindow()
    window.actions.rename('Mine')
    window.actions.setNotes('Mine')
    expect(ownIds(window)).toEqual([])
    expect(window.active().scenario).toBe(ground.shipped[0]?.scenario)
  })

  test.each([
    [
      'of copies of long names can be saved',
      'x'.repeat(120),
      (window: TestWindow) => window.actions.duplicate('plan'),
    ],
    [
      'that are cut can be saved: no character is cut in two',
      'Plan',
      (window: TestWindow) => window.actions.rename(`${'x'.repeat(119)}𠮷`),
    ],
  ])('%s', async (_, name, act) => {
    const window = await openWindow({ stored: [{ ...plan, name }], settings: { active: 'plan' } })
    act(window)
    await window.saving.flush()
    expect(window.state().saveProblem).toBeUndefined()
    expect(isSaved(window.active())).toBe(true)
  })
})

test('a new scenario is the baseline in reading and horizon of the one left, and is active', async () => {
  const stored = planWith('plan', { reading: 'level', horizon: 2027 })
  const window = await openWindow({ stored: [stored], settings: { active: 'plan' } })
  window.actions.newScenario()
  expect(window.active()).toMatchObject({
    kind: 'own',
    scenario: { name: 'New scenario', reading: 'level', horizon: 2027, levers: {}, assumptions: {} },
  })
  expect(window.active().scenario.id).toMatch(/^[0-9a-f-]{36}$/)
})

test('a duplicate has everything of its original but id, name and revisions', async () => {
  const window = await openWindow({ stored: [plan] })
  window.actions.duplicate('plan')
  const { id, name, ...rest } = window.active().scenario
  expect({ ...rest, id: 'plan', name: plan.name }).toEqual(plan)
  expect([name, window.active().saved]).toEqual(['Copy of Plan plan', undefined])
  expect(id).not.toBe('plan')
})

test('a scenario that was found is kept as the user’s own: saved at once, active, without idle moves', async () => {
  const window = await openWindow({ stored: [plan] })
  const { base } = leverSpec('enterpriseIt')
  const found = planWith('found', {
    name: plan.name,
    notes: 'Found by seeking',
    levers: { rdIntensity: { target: 3.1 }, enterpriseIt: { target: base } },
  })
  expect(window.actions.keepScenario(found)).toBe('Plan plan (2)')
  const { scenario, kind } = window.active()
  expect(kind).toBe('own')
  expect(scenario).toEqual({
    ...found,
    id: scenario.id,
    name: 'Plan plan (2)',
    levers: { rdIntensity: { target: 3.1 } },
  })
  expect(scenario.id).not.toBe('found')
  await window.saving.flush()
  expect(isSaved(window.active())).toBe(true)
  expect((await window.host.stored()).map((entry) => entry.scenario.name)).toContain('Plan plan (2)')
})

test('a scenario that is removed can be had back from the message that tells of it', async () => {
  const window = await openWindow({
    stored: [plan, planWith('other')],
    settings: { active: 'plan', shown: ['plan', 'other'] },
  })
  window.actions.moveLever(rd, 5)
  await window.actions.remove('plan')
  expect(ownIds(window)).toEqual(['other'])
  expect(window.state()).toMatchObject({ active: 'other', shown: ['other'] })
  expect((await window.host.stored()).map(({ scenario }) => scenario.id)).toEqual(['other'])
  const [notice] = window.state().notices
  expect([notice?.text, notice?.action?.label]).toEqual(['“Plan plan” was moved to the trash.', 'Undo'])
  notice?.action?.run()
  await vi.waitFor(() => expect(window.state().active).toBe('plan'))
  // With the change that was not saved yet when it was removed.
  expect(window.active().scenario.levers.rdIntensity?.target).toBe(5)
  expect((await window.host.stored()).map(({ scenario }) => scenario.id).sort()).toEqual(['other', 'plan'])
})

test('with the last scenario removed the baseline is active', async () => {
  const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
  await window.actions.remove('plan')
  expect(window.state().active).toBe('baseline')
})

test('a scenario that the store never took can be removed, and had back', async () => {
  const window = await openWindow()
  window.host.failWhere((channel) => (channel === 'scenarios.save' ? 'disk-full' : undefined))
  window.actions.newScenario()
  const { id } = window.active().scenario
  await window.actions.remove(id)
  expect(ownIds(window)).toEqual([])
  expect(window.state()).toMatchObject({ active: 'baseline', saveProblem: undefined })
  const notice = window.state().notices.at(-1)
  expect(notice?.text).toBe('“New scenario”, which was never saved, was removed.')
  notice?.action?.run()
  expect(window.state().active).toBe(id)
})

test('what the store refuses is told, and nothing changes', async () => {
  const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
  window.host.failWhere(() => 'internal')
  await window.actions.remove('plan')
  await window.actions.putBack('plan')
  await window.actions.restore('plan', 1)
  expect(ownIds(window)).toEqual(['plan'])
  expect(window.state().notices.map(({ kind, text, lines }) => [kind, text, lines])).toEqual([
    [
      'problem',
      '“Plan plan” could not be deleted.',
      ['This is a fault of the program. Nothing was changed.'],
    ],
    [
      'problem',
      'The scenario could not be put back.',
      ['This is a fault of the program. Nothing was changed.'],
    ],
    [
      'problem',
      'The saved version could not be restored.',
      ['This is a fault of the program. Nothing was changed.'],
    ],
  ])
})

test('restoring a revision brings its content as the newest one, after what was not saved yet', async () => {
  const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
  window.actions.moveLever(rd, 5)
  await window.actions.restore('plan', 1)
  expect(window.active()).toMatchObject({ scenario: plan, saved: { revision: 3 } })
  expect(window.told()).toEqual(['Saved version 1 was restored as the newest one.'])
})

// --- What is shown ---

describe('the charts', () => {
  test('show at most four scenarios beside the baseline; a fifth waits until there is room', async () => {
    const window = await openWindow({ settings: { active: shippedId } })
    for (const id of shippedIds) window.actions.show(id, true)
    expect(drawnIds(window)).toEqual(shippedIds.slice(0, 4))
    window.actions.show(secondShipped, false)
    window.actions.show(shippedIds[5] ?? '', true)
    expect(drawnIds(window)).toEqual([shippedId, thirdShipped, fourthShipped, shippedIds[5]])
  })

  test('show a scenario once, in the order chosen', async () => {
    const window = await openWindow({ settings: { active: 'baseline' } })
    for (const id of [thirdShipped, secondShipped, thirdShipped]) window.actions.show(id, true)
    expect(drawnIds(window)).toEqual([secondShipped, thirdShipped])
  })

  test('never show more than four beside the baseline, whatever is shown, entered or begun', async () => {
    const window = await openWindow({ stored: [plan] })
    const { actions } = window
    const start = window.state()
    const anyScenarioId = fc.constantFrom('plan', ...shippedIds.slice(0, 5))
    const anyStep = fc.oneof(
      fc
        .tuple(anyScenarioId, fc.boolean())
        .map(([id, shown]) => ({ what: `show ${id} ${shown}`, act: () => actions.show(id, shown) })),
      fc
        .oneof(anyScenarioId, fc.constant('baseline'))
        .map((id) => ({ what: `activate ${id}`, act: () => actions.activate(id) })),
      fc.constant({ what: 'new', act: actions.newScenario }),
      fc.constant({ what: 'move', act: () => actions.moveLever(rd, 4) }),
    )
    fc.assert(
      fc.property(fc.subarray([...shippedIds], { maxLength: 4 }), fc.array(anyStep), (shown, steps) => {
        window.store.setState({ ...start, active: 'baseline', shown }, true)
        for (const { what, act } of steps) {
          act()
          expect(drawnIds(window).length, what).toBeLessThanOrEqual(mostShown)
        }
      }),
    )
  })
})

describe('reading and horizon', () => {
  test('of the baseline switch in place', async () => {
    const window = await openWindow({ settings: { active: 'baseline' } })
    window.actions.setReading('level')
    window.actions.setHorizon(2040)
    expect(window.active()).toMatchObject({ kind: 'baseline', scenario: { reading: 'level', horizon: 2040 } })
    expect([ownIds(window), window.told()]).toEqual([[], []])
  })

  test('of a scenario that ships switch in a copy', async () => {
    const window = await openWindow({ settings: { active: shippedId } })
    window.actions.setReading('share')
    window.actions.setHorizon(2035)
    expect(ownIds(window)).toEqual([])
    window.actions.setReading('level')
    expect(window.active()).toMatchObject({ kind: 'own', scenario: { reading: 'level' } })
    expect(window.scenario(shippedId).reading).toBe('share')
  })

  test('of an own scenario are steps that can be undone', async () => {
    const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
    window.actions.setReading('level')
    window.actions.setHorizon(2020)
    expect(window.active().scenario).toMatchObject({ reading: 'level', horizon: 2020 })
    window.actions.undo()
    window.actions.undo()
    expect(window.active().scenario).toEqual(plan)
  })
})

test.each([
  [2030.4, 2030],
  [1990, 2015],
  [2099, 2050],
  [Number.NaN, 2028],
  [undefined, 2028],
])('the key year %s becomes %s', async (asked, year) => {
  const window = await openWindow({ settings: { keyYear: 2028 } })
  window.actions.setKeyYear(asked)
  expect(window.state().keyYear).toBe(year)
})

test('three messages stay, the newest last, until they are closed', async () => {
  const window = await openWindow()
  for (const text of ['one', 'two', 'three', 'four']) window.actions.notify(text)
  expect(window.told()).toEqual(['two', 'three', 'four'])
  window.actions.closeNotice(window.state().notices[1]?.id ?? 0)
  expect(window.told()).toEqual(['two', 'four'])
})

// --- Files ---

describe('an imported file', () => {
  test('becomes a stored scenario that is active', async () => {
    const window = await openWindow()
    window.host.choose({ file: fileOf(writeScenarioFile(plan)) })
    await window.actions.pickAndImport()
    expect(window.active()).toMatchObject({ kind: 'own', scenario: plan, saved: { revision: 1 } })
    expect(window.told()).toEqual(['“Plan plan” was imported.'])
  })

  test('that is there with the same content is opened, unsaved changes counted', async () => {
    const window = await openWindow({ stored: [plan], settings: { active: 'plan' } })
    window.actions.setNotes('from elsewhere')
    window.actions.activate('baseline')
    await window.actions.importFile(fileOf(otherPlan))
    expect(window.state().active).toBe('plan')
    expect(window.told()).toEqual(['“Plan plan” is already here with the same content. Nothing was changed.'])
  })

  test.each([
    ['keep-both', ['Plan plan', 'Plan plan (2)'], ['', 'from elsewhere']],
    ['replace', ['Plan plan'], ['from elsewhere']],
    ['cancel', ['Plan plan'], ['']],
  ] as const)('with other content is asked about; the answer is %s', async (answer, names, notes) => {
    const window = await openWindow({ stored: [plan] })
    await window.actions.importFile(fileOf(otherPlan))
    expect(window.state().importing).toMatchObject({
      existing: { scenario: plan },
      incoming: { ...plan, notes: 'from elsewhere' },
    })
    expect(window.scenario('plan')).toEqual(plan)
    await window.actions.answerImport(answer)
    expect(window.state().importing).toBeUndefined()
    expect(window.state().notices.map(({ kind }) => kind)).not.toContain('problem')
    expect(ownNames(window)).toEqual(names)
    expect(ownIds(window).map((id) => window.scenario(id).notes)).toEqual(notes)
    expect((await window.host.stored()).map(({ scenario }) => scenario.notes)).toEqual(notes)
  })

  test('that is refused changes nothing, and every fault is told with its line', async () => {
    const window = await openWindow()
    const { documents } = window.state()
    const faulty = writeScenarioFile({ ...plan, reading: 'none', levers: { rdIntensity: { target: 99 } } })
    await window.actions.importFile(fileOf(faulty, 'faulty.scenario.json'))
    expect(window.state().documents).toBe(documents)
    const [notice] = window.state().notices
    expect(notice).toMatchObject({
      kind: 'problem',
      text: 'faulty.scenario.json could not be imported. Nothing was changed.',
    })
    const lineOf = (key: string) => faulty.split('\n').findIndex((line) => line.includes(key)) + 1
    expect(notice?.lines).toEqual([
      `line ${lineOf('"reading"')} · reading: The reading none is not known here (known: share, level).`,
      `line ${lineOf('"target"')} · levers.rdIntensity.target: 99 is outside 0.5 to 6.`,
    ])
  })

  test('of a scenario that ships does not take that scenario’s place', async () => {
    const window = await openWindow()
    const [shipped] = ground.shipped
    if (!shipped) throw new Error('nothing ships')
    await window.actions.importFile(fileOf(writeScenarioFile({ ...shipped.scenario, notes: 'changed' })))
    const kinds = [...window.state().documents.values()].map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'shipped')).toHaveLength(ground.shipped.length)
    expect(kinds.filter((kind) => kind === 'own')).toHaveLength(1)
  })
})

test('no file picked is no import', async () => {
  const window = await openWindow()
  await window.actions.pickAndImport()
  expect(window.host.asked).toEqual([])
})

test('an exported scenario comes back as the same one, and is told only where the user kept the file', async () => {
  const window = await openWindow({ stored: [plan], settings: { language: 'ko' } })
  window.host.choose({ keeps: false })
  await window.actions.exportScenario('plan')
  expect(window.told()).toEqual([])
  window.host.choose({ keeps: true })
  await window.actions.exportScenario('plan')
  await window.actions.exportScenario(shippedId)
  expect(window.told()).toHaveLength(2)
  const [file, shippedFile] = window.host.files
  expect(file).toEqual({
    name: 'Plan plan.scenario.json',
    text: writeScenarioFile(plan),
    type: 'application/json',
  })
  // Named in the language of the window.
  expect(shippedFile?.name).toMatch(/^13.5 규획 발표 그대로\.scenario\.json$/)
})

test('whatever is done, every scenario can be projected and the original ones are untouched', async () => {
  const window = await openWindow({ stored: [plan] })
  const { actions } = window
  const originals = shippedIds.map((id) => window.scenario(id))
  const anyId = fc.constantFrom('baseline', 'plan', ...shippedIds)
  const anyLever = fc.constantFrom(...ground.model.levers)
  const anyYear = fc.integer({ min: 2010, max: 2055 })
  const anyStep = fc.oneof(
    anyId.map((id) => () => actions.activate(id)),
    anyId.map((id) => () => actions.duplicate(id)),
    fc.tuple(anyLever, fc.integer({ min: -100, max: 1000 })).map(
      ([lever, tenths]) =>
        () =>
          actions.moveLever(lever, tenths / 10),
    ),
    anyYear.map((year) => () => actions.setHorizon(year)),
    fc.tuple(anyLever, anyYear).map(
      ([lever, start]) =>
        () =>
          actions.scheduleLever(lever, { start, ramp: 2, end: start }),
    ),
    fc.constantFrom('share', 'level').map((reading) => () => actions.setReading(reading)),
    fc.boolean().map((held) => () => actions.drag(held)),
    fc.constantFrom(actions.undo, actions.redo, actions.newScenario, () => actions.resetLevers()),
  )
  const start = window.state()
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 15 }), (steps) => {
      window.store.setState(start, true)
      for (const step of steps) step()
      const scenarios: readonly Scenario[] = [...window.state().documents.values()].map(
        ({ scenario }) => scenario,
      )
      expect(scenarios.flatMap((scenario) => checkScenario(scenario, model))).toEqual([])
      expect(shippedIds.map((id) => window.scenario(id))).toEqual(originals)
      const names = ownNames(window)
      expect(new Set(names).size).toBe(names.length)
    }),
  )
})
