/** What a listener is told once a lever or an assumption rests: where it stands, and what comes of it. */
import { assumedIn, targetIn } from '../../model/scenario.ts'
import type { Text, UnitKey } from '../../model/spec.ts'
import { plainAmountText } from '../../report/amount.ts'
import type { Words } from '../../report/text/words.ts'
import { keyFigure } from '../key-figures/key-figures.tsx'
import { activeDocument, keyYearOf, type Workspace, type WorkspaceStore } from '../workspace/workspace.ts'

/** A lever or an assumption by what its change is called in the history: `lever rdIntensity`. */
export type Moved = string

/** What was moved between two states of the workspace; undefined where it was anything else that changed. */
export function movedBetween(before: Workspace, state: Workspace): Moved | undefined {
  const { history } = activeDocument(state)
  const subject = history.last?.subject ?? ''
  // A scenario that was there before and is only looked at now has the history that it had.
  if (before.documents.get(state.active)?.history === history) return undefined
  return /^(lever|assumption) /.test(subject) ? subject : undefined
}

/** "R&D intensity 3.2% of GRDP; Digital-economy scale 2030: CNY 8.41 trn, +62 bn vs baseline". */
export function restedText(
  store: WorkspaceStore,
  state: Workspace,
  moved: Moved,
  words: Words,
): string | undefined {
  const [indicator] = state.ground.model.headlines.keyFigures
  const setting = settingOf(state, moved)
  if (!setting || indicator === undefined) return undefined
  const { value, difference } = keyFigure(store, state, indicator, words)
  return words.t('levers.rested', {
    name: words.text(setting.label),
    value: plainAmountText(setting.value, setting.unit, words),
    indicator: words.indicator(indicator),
    year: keyYearOf(state),
    result: `${value.before}${value.number}${value.after}`,
    difference,
  })
}

interface Setting {
  readonly label: Text
  readonly unit: UnitKey
  readonly value: number
}

function settingOf(state: Workspace, moved: Moved): Setting | undefined {
  const { model } = state.ground
  const { scenario } = activeDocument(state)
  const [kind, id] = moved.split(' ')
  if (kind === 'lever') {
    const lever = model.levers.find((each) => each.id === id)
    return lever && { ...lever, value: targetIn(scenario, lever) }
  }
  const assumption = model.assumptions.find((each) => each.id === id)
  return assumption && { ...assumption, value: assumedIn(scenario, assumption) }
}
