import { expect, test } from 'vitest'
import { ground } from '../helpers/library.ts'
import { ask, questionOf } from '../report/backtest/asked.ts'
import { openThreads } from './threads.ts'

test('a worker answers with the comparison, the bands and the paths', async () => {
  const { analyst } = openThreads(1)
  const answer = await analyst.ask({ kind: 'backtest', ...questionOf() })
  expect(answer).toEqual(ask())
  expect(answer.result.rows.some(({ rank }) => rank !== null)).toBe(true)
})

test('undoes the breaks that it is asked to undo, and compares what is recalled where it is asked to', () => {
  const [usual, none] = [ask(), ask({ breaks: [] })]
  const comparable = (answer: typeof usual) =>
    answer.result.rows.find(({ outcome }) => outcome.id === 'coreValueAdded2020')?.comparable
  expect(comparable(usual)).toBeLessThan(comparable(none) ?? 0)
  expect(ask({ recalled: true }).result.recalled).toBe(true)
})

test('starts from other figures, and leaves those of the ground alone', () => {
  const projected = (answer: ReturnType<typeof ask>, indicator: string) =>
    answer.paths.find((path) => path.indicator === indicator)?.projected ?? []
  const [plain, higher] = [ask(), ask({ figures: { robotsFirst: 63 } })]
  expect(projected(plain, 'robots')[1]).toBeCloseTo(42, 10)
  expect(projected(higher, 'robots')[1]).toBeCloseTo(63, 10)
  expect(projected(higher, 'grdp')).toEqual(projected(plain, 'grdp'))
  expect(ground.baseline.figures.find(({ id }) => id === 'robotsFirst')?.value).toBe(42)
  expect(ask()).toEqual(plain)
})
