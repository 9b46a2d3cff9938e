/** From a number to its passport, from there to others and back, and to where a thing stands in its own view. */
import { chartSubject } from '../../../model/chart-subject.ts'
import type { PassportKind, PassportSubject } from '../../../report/passport-subject.ts'
import type { View, Workspace, WorkspaceStore } from '../workspace.ts'

export interface PassportActions {
  /** Opens a passport; from one that is open, goes on to it. */
  showPassport(subject: PassportSubject): void
  /** Goes back to the passport that this one was reached through; from the first one, closes it. */
  backPassport(): void
  closePassport(): void
  /** Shows a thing in its own view, with the focus on it. */
  goTo(subject: PassportSubject): void
  /** Lists every source that the view rests on; closes a passport from which it is asked for. */
  showReferences(shown: boolean): void
  /** Where the window was on its way to is shown, or is not there. */
  arrive(): void
}

const homes: Readonly<Record<PassportKind, View>> = {
  figure: 'baselines',
  conflict: 'baselines',
  outcome: 'baselines',
  target: 'baselines',
  equation: 'model',
  lever: 'explore',
  assumption: 'explore',
  indicator: 'explore',
}

export function createPassportActions({ getState, setState }: WorkspaceStore): PassportActions {
  return {
    showPassport: (subject) => setState({ passports: [...getState().passports, subject] }),
    backPassport: () => setState({ passports: getState().passports.slice(0, -1) }),
    closePassport: () => setState({ passports: [] }),
    goTo: (destination) =>
      setState({
        passports: [],
        destination,
        view: homes[destination.kind],
        charts: chartsWith(destination, getState()),
        panels: panelsFor(destination, getState()),
      }),
    showReferences: (referencesShown) => setState({ referencesShown, passports: [] }),
    arrive: () => setState({ destination: undefined }),
  }
}

/** The panels, with that open which what is gone to stands in; in a narrow window it is the drawer. */
function panelsFor({ kind }: PassportSubject, { panels }: Workspace): Workspace['panels'] {
  if (kind !== 'lever' && kind !== 'assumption') return panels
  return { ...panels, levers: { ...panels.levers, open: true }, drawer: 'levers' }
}

/** The charts, with one of the indicator that is gone to. */
function chartsWith({ kind, id }: PassportSubject, { charts }: Workspace): Workspace['charts'] {
  if (kind !== 'indicator' || charts.some((chart) => chartSubject(chart).indicator === id)) return charts
  return charts.with(0, id)
}
