/** What a source card is told from: the scenario and year that its subject means, as the window shows them. */

import { valueInYear } from '../../model/years.ts'
import type { Standing } from '../../report/passport/standing.ts'
import type { PassportSubject } from '../../report/passport-subject.ts'
import { createWords } from '../../report/text/words.ts'
import {
  comparableBaseline,
  documentMeant,
  fanOf,
  groundOf,
  keyYearOf,
  type WorkspaceStore,
} from '../workspace/workspace.ts'

export function standingOf(store: WorkspaceStore, subject: PassportSubject): Standing {
  const state = store.getState()
  const document = documentMeant(state, subject)
  const { scenario } = document
  const ground = groundOf(state.grounds, scenario)
  const words = createWords({ language: state.language, ground })
  const year = 'year' in subject ? subject.year : undefined
  return {
    ground,
    projector: store.projectorOf(scenario),
    scenario,
    name: words.nameOf(document),
    baseline: comparableBaseline(state, document),
    year: year ?? keyYearOf(state, scenario),
    prices: state.prices,
    words,
    range: (indicator, wanted) => {
      const { quantiles, isCurrent } = fanOf(state, scenario, indicator) ?? {}
      if (!quantiles || !isCurrent) return undefined
      const at = (values: readonly (number | null)[]): number =>
        valueInYear(
          values.map((value) => value ?? Number.NaN),
          wanted,
          ground.model,
        )
      const ends = [at(quantiles.p5), at(quantiles.p95)] as const
      return ends.every(Number.isFinite) ? ends : undefined
    },
    today: new Date(),
  }
}
