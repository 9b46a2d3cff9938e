/** The window: opens the ground, then shows the workspace. */
import { useCallback, useEffect, useState } from 'react'
import { Button, I18nProvider, TabPanel, Tabs } from 'react-aria-components'
import type { Host, HostError, HostResult } from '../../host/contract.ts'
import { failed } from '../../model/result.ts'
import { faultLine } from '../../report/faults/fault-text.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { chooseLanguage } from '../../report/text/language.ts'
import { speechOf } from '../../report/text/words.ts'
import { AnalyseView } from '../analyse/analyse-view.tsx'
import { BaselinesView } from '../baselines/baselines-view.tsx'
import { useHostEvents, useShortcuts } from '../commands/shortcuts.ts'
import { CompareView } from '../compare/compare-view.tsx'
import { useActions, useWords, useWorkspace, WorkspaceProvider } from '../context/workspace-context.tsx'
import { FirstRun } from '../first-run/first-run.tsx'
import { Tour } from '../first-run/tour.tsx'
import { Header } from '../header/header.tsx'
import { Help } from '../help/help.tsx'
import { MoveDialog } from '../migration/move-dialog.tsx'
import { ModelView } from '../model-view/model-view.tsx'
import { Notices } from '../notices/notices.tsx'
import { OutcomesDialog } from '../outcomes/outcomes-dialog.tsx'
import { Palette } from '../palette/palette.tsx'
import { ErrorBoundary } from '../parts/error-boundary.tsx'
import { deskOf, Part, PartFailed } from '../parts/part.tsx'
import { PassportSheet } from '../passport/passport-sheet.tsx'
import { ReferencesDialog } from '../passport/references-dialog.tsx'
import { ImportQuestion } from '../scenarios/import-question.tsx'
import { type View, views, type WorkspaceStore } from '../workspace/workspace.ts'
import { useArrival } from './arrival.ts'
import { useCompositions } from './composition.ts'
import { ExploreView } from './explore-view.tsx'
import { ViewFailed, WindowFailed } from './failed.tsx'
import { FileDrop } from './file-drop.tsx'
import { openWorkspace } from './open-workspace.ts'
import { PrintHead } from './print-frame.tsx'
import { usePrinting } from './printing.ts'
import './app.css'
import '../styles/forced-colors.css'
import '../styles/print.css'

type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly error: HostError }
  | { readonly kind: 'open'; readonly store: WorkspaceStore }

export function App({ host }: { readonly host: Host }) {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  const open = useCallback(async () => {
    setOpening({ kind: 'opening' })
    const opened = await openWorkspace(host).catch(unforeseen)
    setOpening(opened.ok ? { kind: 'open', store: opened.value } : { kind: 'failed', error: opened.error })
  }, [host])
  useEffect(() => {
    void open()
  }, [open])

  switch (opening.kind) {
    case 'opening':
      return <div className="opening" aria-busy="true" />
    case 'failed':
      return <OpeningFailed error={opening.error} onRetry={open} />
    case 'open':
      return (
        <WorkspaceProvider store={opening.store} host={host}>
          <ErrorBoundary about="window" instead={(failure) => <WindowFailed {...failure} />}>
            <Window />
          </ErrorBoundary>
        </WorkspaceProvider>
      )
  }
}

/** What nobody foresaw is told as any other failure, and stands in the console for whoever mends it. */
function unforeseen(error: unknown): HostResult<never> {
  console.error(error)
  return failed({ code: 'internal', details: {}, faults: [] })
}

/** Before the settings are read there is no language but the system's. */
function OpeningFailed({ error, onRetry }: { readonly error: HostError; readonly onRetry: () => void }) {
  const speech = speechOf(chooseLanguage(undefined, navigator.languages))
  const { t, language } = speech
  return (
    <main className="opening" role="alert" lang={language}>
      <h1>{t('app.cannotOpen')}</h1>
      {error.code !== 'refused' && <p>{hostErrorText(error, speech)}</p>}
      <ul className="opening-faults">
        {error.faults.map((fault) => {
          const line = faultLine(fault, speech)
          return <li key={line}>{line}</li>
        })}
      </ul>
      <div>
        <Button className="button primary" onPress={onRetry}>
          {t('app.retry')}
        </Button>
      </div>
    </main>
  )
}

function Window() {
  const words = useWords()
  const theme = useWorkspace((state) => state.theme)
  const view = useWorkspace((state) => state.view)
  const desk = useWorkspace(deskOf)
  const actions = useActions()
  useEffect(() => {
    document.documentElement.lang = words.language
  }, [words.language])
  useEffect(() => applyTheme(theme), [theme])
  useCompositions()
  useShortcuts()
  usePrinting()
  useArrival()
  useHostEvents()
  return (
    <I18nProvider locale={words.language}>
      <FileDrop>
        <Tabs
          className="views"
          selectedKey={view}
          onSelectionChange={(key) =>
            actions.setView(views.find((candidate) => candidate === key) ?? 'explore')
          }
        >
          <div>
            <Part name={words.t('app.header')}>
              <Header />
            </Part>
            <Part name={words.t('first.title')}>
              <FirstRun />
            </Part>
          </div>
          <TabPanel key={view} id={view} className="views">
            <PrintHead />
            <ErrorBoundary about={desk} instead={(failure) => <ViewFailed {...failure} />}>
              <ViewContent view={view} />
            </ErrorBoundary>
          </TabPanel>
        </Tabs>
      </FileDrop>
      <Part name={words.t('notices.label')}>
        <Notices />
      </Part>
      <Tour />
      <Dialogs />
    </I18nProvider>
  )
}

/** What lies over the window: where one of them fails, it is closed, and said. */
function Dialogs() {
  const { t } = useWords()
  const open = useWorkspace(({ importing, moving, outcomesDraft, help, palette }) =>
    JSON.stringify([importing?.file.name, moving?.id, outcomesDraft?.file.name, help, palette]),
  )
  return (
    <ErrorBoundary about={open} instead={(failure) => <PartFailed name={t('app.dialog')} {...failure} />}>
      <ImportQuestion />
      <MoveDialog />
      <OutcomesDialog />
      <PassportSheet />
      <ReferencesDialog />
      <Help />
      <Palette />
    </ErrorBoundary>
  )
}

function ViewContent({ view }: { readonly view: View }) {
  switch (view) {
    case 'explore':
      return <ExploreView />
    case 'compare':
      return <CompareView />
    case 'analyse':
      return <AnalyseView />
    case 'baselines':
      return <BaselinesView />
    case 'model':
      return <ModelView />
  }
}

/** Puts the theme on the page, and follows the system where the user leaves it the choice. */
function applyTheme(theme: string): (() => void) | undefined {
  const root = document.documentElement
  if (theme !== 'system') {
    root.dataset.theme = theme
    return undefined
  }
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const contrast = matchMedia('(prefers-contrast: more)')
  const apply = () => {
    root.dataset.theme = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light'
  }
  apply()
  dark.addEventListener('change', apply)
  contrast.addEventListener('change', apply)
  return () => {
    dark.removeEventListener('change', apply)
    contrast.removeEventListener('change', apply)
  }
}
