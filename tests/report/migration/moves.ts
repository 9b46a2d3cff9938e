/** Moves of the bicycles of Malmö, with what is projected before and after. */
import { type Ground, keyOf } from '../../../src/model/ground.ts'
import { moveTo } from '../../../src/model/migration/move.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import type { Language, Scenario } from '../../../src/model/spec.ts'
import { moveWords } from '../../../src/report/migration/move-words.ts'
import { movedValues, type ProjectedMove } from '../../../src/report/migration/values.ts'
import { laterGround, laterLibrary } from '../../helpers/later-malmo.ts'

export const third = laterGround({ model: 'bikes@3' })
export const fourth = laterGround()
export const fourth26 = laterGround({ baseline: 'bikes-26' })

/** A scenario of a ground. */
export const on = ({ model, baseline }: Ground, changes: Partial<Scenario> = {}): Scenario => ({
  ...baselineScenario(model, baseline),
  model: keyOf(model),
  id: 'mine',
  name: 'Mine',
  ...changes,
})

export function moveOf(scenario: Scenario, to: Ground, language: Language = 'en') {
  const moved = moveTo(scenario, to, laterLibrary.grounds)
  const projected: ProjectedMove = {
    moved,
    before: createProjector(moved.from.built).project(scenario),
    after: createProjector(to.built).project(moved.scenario),
  }
  const words = moveWords(moved, language)
  return { ...projected, words, values: movedValues(projected, words) }
}
