/** What of all is looked at, and how: nothing here changes a scenario. */
import type { PanelSetting, PanelSettings, PickedFile, Theme } from '../../../host/contract.ts'
import type { ChartId } from '../../../model/chart-subject.ts'
import type { Prices } from '../../../model/projection.ts'
import type { Language, Year } from '../../../model/spec.ts'
import { yearWithin } from '../../../model/years.ts'
import type { Question } from '../../../report/questions.ts'
import type { Drawing, PanelName, View, Workspace, WorkspaceStore } from '../workspace.ts'

export interface ViewActions {
  hover(year: Year | undefined): void
  setKeyYear(year: Year | undefined): void
  setView(view: View): void
  ask(question: Question): void
  /** Changes how draws are made, in every analysis. */
  draw(changes: Partial<Drawing>): void
  showFans(shown: boolean): void
  setLanguage(language: Language): void
  setTheme(theme: Theme): void
  setPrices(prices: Prices): void
  setPanel(panel: PanelName, changes: Partial<PanelSetting>): void
  setDrawer(drawer: NonNullable<PanelSettings['drawer']>): void
  setChart(place: number, chart: ChartId): void
  /** Opens help at a page, or closes it. */
  showHelp(help: Workspace['help']): void
  /** Opens or closes the palette; what lies over the window otherwise is closed. */
  showPalette(shown: boolean): void
  /** Begins the tour, goes to a step of it, or leaves it; whoever has been on it knows the window. */
  goOnTour(step: number | undefined): void
  /** Closes what a first start begins with, for good. */
  dismissIntroduction(): void
  /** Shows whether an exported file is what comes of computing it again. */
  checkResult(file: PickedFile): void
}

export function createViewActions({ getState, setState }: WorkspaceStore): ViewActions {
  return {
    hover(hoverYear) {
      if (getState().hoverYear !== hoverYear) setState({ hoverYear })
    },
    setKeyYear(year) {
      if (year === undefined || !Number.isFinite(year)) return
      const { launchYear, horizon } = getState().ground.model
      const keyYear = yearWithin(Math.round(year), launchYear, horizon.max)
      if (getState().keyYear !== keyYear) setState({ keyYear })
    },
    setView: (view) => setState({ view }),
    ask: (question) => setState({ question }),
    draw: (changes) => setState({ drawing: { ...getState().drawing, ...changes } }),
    showFans: (fansShown) => setState({ fansShown }),
    setLanguage: (language) => setState({ language }),
    setTheme: (theme) => setState({ theme }),
    setPrices: (prices) => setState({ prices }),
    setPanel(panel, changes) {
      const { panels } = getState()
      setState({ panels: { ...panels, [panel]: { ...panels[panel], ...changes } } })
    },
    setDrawer: (drawer) => setState({ panels: { ...getState().panels, drawer } }),
    setChart: (place, chart) => setState({ charts: getState().charts.with(place, chart) }),
    showHelp: (help) => setState({ help, palette: false, resultToCheck: undefined }),
    showPalette: (palette) => setState(palette ? { palette, help: undefined } : { palette }),
    goOnTour: (tour) =>
      setState({
        tour,
        introduced: true,
        ...(tour === undefined ? {} : { help: undefined, palette: false }),
      }),
    dismissIntroduction: () => setState({ introduced: true }),
    checkResult: (resultToCheck) => setState({ help: 'check', resultToCheck }),
  }
}
