import { describe, expect, test } from 'vitest'
import { compile } from '../../../src/model/compile.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { readableEquations, readableIndicators } from '../../../src/model/readable.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import { dependenciesOf, isFeedback, restsOn } from '../../../src/report/equations/dependencies.ts'
import { layOutPicture, nodeSize } from '../../../src/report/equations/layout.ts'
import { isComputed, namedThings } from '../../../src/report/equations/names.ts'
import {
  leverChanges,
  reachPicture,
  restsPicture,
  waysThrough,
} from '../../../src/report/equations/picture.ts'
import { readShipped } from '../../helpers/library.ts'

const { grounds, data } = readShipped()
const both = data.models.flatMap((file) =>
  [...grounds.all].flatMap(({ baseline }) => {
    const found = grounds.of({ model: `${file.id}@${file.version}`, baseline: baseline.id })
    return found.ok ? [[`${file.id}@${file.version} on ${baseline.id}`, found.value] as const] : []
  }),
)

describe.each(both)('%s', (_, { built, model, baseline }) => {
  const things = namedThings(built)
  const readings = baseline.readings.map(({ id }) => id)
  const usual = baselineScenario(model, baseline)

  test.each(readings)('what the program of a name reads in reading %s, it rests on', (reading) => {
    const dependencies = dependenciesOf(built, reading)
    const moved = new Set(model.levers.map(({ id }) => id))
    // In the drawn run nothing that may differ is computed ahead.
    const drawn = new Set([...moved, ...model.assumptions.map(({ id }) => id)])
    for (const { name } of [...things.values()].filter(isComputed)) {
      const { horizon } = usual
      const compiled = compile(built, { run: 'scenario', reading, horizon, outputs: [name], moved, drawn })
      if (!compiled.ok) throw new Error(compiled.error.code)
      const { uniform, varying } = compiled.value
      const inputs = new Set(
        [...uniform, ...varying].flatMap((input) =>
          input.kind === 'shock' ? [] : [input.kind === 'baseline' ? input.name : input.id],
        ),
      )
      const found = restsOn(dependencies, name)
      expect(
        [...inputs].filter((id) => !found.has(id)),
        name,
      ).toEqual([])
    }
  })

  test.each(readings)(
    'there is an arrow for each name in the text of a formula in reading %s, and no other',
    (own) => {
      const { takes } = dependenciesOf(built, own)
      for (const { id, formulas, where } of [
        ...readableEquations(model).flatMap(({ equations }) => equations),
        ...readableIndicators(model),
      ]) {
        const texts = formulas.flatMap(({ reading: of, text }) =>
          of === undefined || of === own ? [text] : [],
        )
        const whole = [...texts, where ?? ''].join(' ').replaceAll(/shock\(\w+\)/g, '')
        // One indicator is called base, which a bracket tells from the reference.
        const named = (whole.match(/[A-Za-z]\w*\b(?!\()/g) ?? []).filter((word) => things.has(word))
        const drawn = (takes.get(id) ?? []).map(({ from }) => from)
        expect(new Set(drawn), id).toEqual(new Set(named))
        expect(drawn, id).toHaveLength(new Set(drawn).size)
      }
    },
  )

  const reading = readings[0] ?? ''
  const dependencies = dependenciesOf(built, reading)
  const projector = createProjector(built)

  test.each(model.levers.map((lever) => [lever.id, lever] as const))(
    'the reach of %s is what moves with it',
    (id, lever) => {
      const year = model.keyYear
      const changes = leverChanges(projector, dependencies, { ...usual, reading }, lever, year)
      expect(changes.has(id)).toBe(true)
      const picture = reachPicture(built, dependencies, changes)
      expect(new Set(picture.nodes.map(({ name }) => name))).toEqual(new Set(changes.keys()))
      for (const { from, to } of picture.arrows) expect(changes.has(from) && changes.has(to)).toBe(true)
      // Nothing floats: each moved thing takes another moved one.
      const taking = new Set(picture.arrows.map(({ to }) => to))
      expect([...changes.keys()].filter((name) => name !== id && !taking.has(name))).toEqual([])
    },
  )

  test.each(model.indicators.map(({ id }) => id))(
    'the picture of what %s rests on is laid out without overlap',
    (id) => {
      const picture = restsPicture(built, dependencies, id)
      const { nodes, arrows, width, height } = layOutPicture(picture, () => 56)
      expect(nodes.map(({ name }) => name).sort()).toEqual(picture.nodes.map(({ name }) => name).sort())
      expect(arrows).toHaveLength(picture.arrows.length)
      for (const [index, one] of nodes.entries()) {
        expect(one.x + nodeSize.width / 2).toBeLessThanOrEqual(width)
        expect(one.y + one.height / 2).toBeLessThanOrEqual(height)
        for (const other of nodes.slice(index + 1)) {
          const isApart =
            Math.abs(one.x - other.x) >= nodeSize.width || Math.abs(one.y - other.y) >= one.height
          expect(isApart, `${one.name} ${other.name}`).toBe(true)
        }
      }
      const at = new Map(nodes.map((node) => [node.name, node]))
      // Within a year all arrows lead down.
      for (const arrow of picture.arrows.filter((each) => !isFeedback(each))) {
        expect(at.get(arrow.from)?.y ?? 0, `${arrow.from} ${arrow.to}`).toBeLessThan(at.get(arrow.to)?.y ?? 0)
      }
      const ways = waysThrough(picture, id)
      for (const arrow of picture.arrows.filter(({ to }) => to === id)) expect(ways.has(arrow)).toBe(true)
      for (const { to } of ways) expect(to === id || [...ways].some(({ from }) => from === to)).toBe(true)
    },
  )
})
