import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scenario } from '../../../src/model/spec.ts'
import { emptyHistory, type History, record, redo, undo } from '../../../src/renderer/workspace/history.ts'
import { scenarioWith } from '../../helpers/library.ts'

const numbered = (number: number): Scenario => scenarioWith({ notes: String(number) })

/** A history with the scenario it belongs to, driven like the workspace drives it. */
function edited(from = numbered(0)) {
  let history: History = emptyHistory
  let present = from
  const step = (taken: readonly [History, Scenario] | undefined): boolean => {
    if (!taken) return false
    ;[history, present] = taken
    return true
  }
  return {
    present: () => Number(present.notes),
    change(to: number, subject: string, at: number, continues = false) {
      history = record(history, present, subject, at, continues)
      present = numbered(to)
    },
    undo: () => step(undo(history, present)),
    redo: () => step(redo(history, present)),
  }
}

type Command =
  | { readonly kind: 'change'; readonly subject: string; readonly after: number; readonly continues: boolean }
  | { readonly kind: 'undo' | 'redo' }

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      subject: fc.constantFrom('lever a', 'lever b'),
      after: fc.constantFrom(0, 100, 699, 700, 5000),
      continues: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }) },
)

test('any changes, undos and redos give what a list of states with a place in it gives', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
      const real = edited()
      let states = [0]
      let place = 0
      let last: { subject: string; at: number } | undefined
      let now = 0
      let next = 1
      for (const command of commands) {
        switch (command.kind) {
          case 'change': {
            now += command.after
            const joins = last?.subject === command.subject && (command.continues || now - last.at < 700)
            states = [...states.slice(0, joins ? place : place + 1), next]
            place = states.length - 1
            last = { subject: command.subject, at: now }
            real.change(next++, command.subject, now, command.continues)
            break
          }
          case 'undo':
            expect(real.undo()).toBe(place > 0)
            if (place > 0) last = undefined
            place = Math.max(0, place - 1)
            break
          case 'redo':
            expect(real.redo()).toBe(place < states.length - 1)
            if (place < states.length - 1) last = undefined
            place = Math.min(states.length - 1, place + 1)
            break
        }
        expect(real.present()).toBe(states[place])
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  [
    'of one thing within 700 ms of each other are one step',
    [
      ['a', 0],
      ['a', 600],
      ['a', 1200],
    ],
    0,
  ],
  [
    'of one thing 700 ms apart are two',
    [
      ['a', 0],
      ['a', 700],
    ],
    1,
  ],
  [
    'of two things are two, however fast',
    [
      ['a', 0],
      ['b', 10],
    ],
    1,
  ],
  [
    'of one thing with another between are not joined',
    [
      ['a', 0],
      ['b', 10],
      ['a', 20],
    ],
    2,
  ],
] as const)('changes %s', (_, changes, afterUndo) => {
  const own = edited()
  for (const [index, [subject, at]] of changes.entries()) own.change(index + 1, subject, at)
  own.undo()
  expect(own.present()).toBe(afterUndo)
})

test('a slow drag is one step', () => {
  const own = edited()
  own.change(1, 'lever a', 0)
  own.change(2, 'lever a', 5000, true)
  own.change(3, 'lever a', 20_000, true)
  own.undo()
  expect(own.present()).toBe(0)
})

test('a change right after an undo is a step of its own and ends what could be redone', () => {
  const own = edited()
  own.change(1, 'a', 0)
  own.change(2, 'b', 10)
  own.undo()
  own.change(3, 'a', 20)
  expect(own.redo()).toBe(false)
  own.undo()
  expect(own.present()).toBe(1)
})

test('the newest 200 steps are kept', () => {
  const own = edited()
  for (let number = 1; number <= 250; number++) own.change(number, `lever ${number}`, number)
  let steps = 0
  while (own.undo()) steps++
  expect([steps, own.present()]).toEqual([200, 50])
  while (own.redo()) steps--
  expect([steps, own.present()]).toEqual([0, 250])
})
