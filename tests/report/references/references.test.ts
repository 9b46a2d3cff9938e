/** The bibliography of a view: every source that it rests on, once, in every language, and as CSL-JSON. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import {
  bibliographyText,
  type CslItem,
  cslText,
  referencesOf,
} from '../../../src/report/references/references.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ownIndicator, readShipped } from '../../helpers/library.ts'

const grounds = readShipped().grounds.all
const [first] = grounds

describe.each(grounds.map((ground) => [ground.baseline.id, ground] as const))('on %s', (_, ground) => {
  test.each(languages)(
    'every source of figures, values, levers and assumptions is listed once in %s',
    (language) => {
      const words = createWords({ language, ground })
      const references = referencesOf(ground, undefined, [], words)
      const keys = references.flatMap(({ of }) => of.map(({ kind, id }) => `${kind}:${id}`))
      const { model, baseline, outcomes } = ground
      const wanted = [
        ...outcomes.outcomes.map(({ id }) => `outcome:${id}`),
        ...outcomes.targets.map(({ id }) => `target:${id}`),
        ...model.levers.map(({ id }) => `lever:${id}`),
        ...model.assumptions.map(({ id }) => `assumption:${id}`),
        ...baseline.figures.map(({ id }) => `figure:${id}`),
      ]
      expect(keys.toSorted()).toEqual(wanted.toSorted())
      for (const { text, csl } of references) {
        expect(text).not.toMatch(/undefined|\{\{/)
        expect(csl.title).not.toBe('')
      }
      expect(new Set(references.map(({ csl }) => csl.id)).size).toBe(references.length)
      expect(bibliographyText(references, words).trimEnd().split('\n')).toHaveLength(references.length)
    },
  )

  test('is CSL-JSON: items with an id, a type that CSL has, and parts of dates that are numbers', () => {
    const references = referencesOf(ground, undefined, [], createWords({ language: 'en', ground }))
    const items = JSON.parse(cslText(references)) as CslItem[]
    expect(items).toHaveLength(references.length)
    for (const { id, type, issued, URL: address } of items) {
      expect(id).toMatch(/^[a-z]+-\d+$/)
      expect(['report', 'webpage', 'document', 'software']).toContain(type)
      for (const part of issued?.['date-parts'].flat() ?? []) expect(part).toBeGreaterThan(0)
      if (address !== undefined) expect(address).toMatch(/^https?:/)
    }
  })
})

describe('of some indicators', () => {
  const ground = first as NonNullable<typeof first>
  const words = createWords({ language: 'en', ground })
  const of = (...indicators: string[]) => referencesOf(ground, indicators, [], words)
  const keysOf = (...indicators: string[]) =>
    of(...indicators).flatMap((reference) => reference.of.map(({ kind, id }) => `${kind}:${id}`))

  test('is what they are made from and held against, and no more', () => {
    const all = referencesOf(ground, undefined, [], words)
    const some = keysOf('grdp')
    expect(some.length).toBeGreaterThan(0)
    expect(of('grdp').length).toBeLessThan(all.length)
    const published = ground.outcomes.outcomes.find(({ indicator }) => indicator === 'grdp')
    const other = ground.outcomes.outcomes.find(({ indicator }) => indicator === 'onlineRetail')
    expect(some).toContain(`outcome:${published?.id}`)
    expect(some).not.toContain(`outcome:${other?.id}`)
    expect(keysOf('grdp', 'onlineRetail')).toContain(`outcome:${other?.id}`)
  })

  test('has the sources of what an own indicator names', () => {
    const own = [ownIndicator('mine', 'onlineRetail / 2')]
    const keys = referencesOf(ground, ['mine'], own, words).flatMap((reference) =>
      reference.of.map(({ id }) => id),
    )
    expect(keys).toContain(ground.outcomes.outcomes.find(({ indicator }) => indicator === 'onlineRetail')?.id)
  })

  test('names the report with its author, its day and its title', () => {
    const report = of('grdp').find(({ kind }) => kind === 'baseline')
    expect(report?.text).toMatch(
      /^Korea Institute for International Economic Policy \(KIEP\).*4 November 2017$/,
    )
    expect(report?.csl).toMatchObject({
      type: 'report',
      language: 'ko',
      issued: { 'date-parts': [[2017, 11, 4]] },
    })
  })
})
