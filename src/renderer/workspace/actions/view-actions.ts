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
  showHelp(help: Workspace['help']): void
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
    showHelp: (help) => setState({ help, resultToCheck: undefined }),
    checkResult: (resultToCheck) => setState({ help: 'check', resultToCheck }),
  }
}
