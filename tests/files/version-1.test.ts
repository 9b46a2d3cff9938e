import { expect, test } from 'vitest'
import { readScenarioFile } from '../../src/files/scenario-file.ts'
import { writeScenarioFile } from '../../src/files/scenario-text.ts'
import { createProjector } from '../../src/model/projection.ts'
import { readShipped } from '../helpers/library.ts'
import { changedSince, firstFiles, firstNames, firstNumbers } from '../helpers/version-1.ts'

const { grounds } = readShipped()

test('there are files of version 1, and numbers of each', () => {
  expect(firstFiles.size).toBe(3)
  expect(firstNumbers.length).toBe(6)
  expect(Object.keys(firstNumbers[0]?.series ?? {}).length).toBeGreaterThan(15)
})

test.each([...firstFiles])(
  '%s is read as it was written, and computed by version 1 with the numbers of then',
  (name, bytes) => {
    const read = readScenarioFile(name, bytes, grounds)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const scenario = read.value
    expect(scenario).toMatchObject(firstNames)
    expect(writeScenarioFile(scenario)).toBe(bytes.toString())
    const ground = grounds.of(scenario)
    const then = firstNumbers.findLast(({ id }) => id === scenario.id)
    if (!ground.ok || !then) throw new Error('there is nothing to compare with')
    expect(changedSince(then, createProjector(ground.value.built).project(scenario))).toEqual([])
  },
)
