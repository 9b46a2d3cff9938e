/** Parts of the window that fail alone, and the ways out of that. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { failingDocuments, type Workspace } from '../workspace/workspace.ts'
import { ErrorBoundary, type Failure } from './error-boundary.tsx'
import './part.css'

/** What is drawn: with another scenario, or one left out, whatever has failed is tried again. */
export const deskOf = ({ active, shown }: Workspace): string => JSON.stringify([active, ...shown])

/** A part of the window, which fails alone: what stands beside it can be worked with. */
export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const desk = useWorkspace(deskOf)
  return (
    <ErrorBoundary about={desk} instead={(failure) => <PartFailed name={name} {...failure} />}>
      {children}
    </ErrorBoundary>
  )
}

export function PartFailed({ name, reason, retry }: Failure & { readonly name: string }) {
  const { t } = useWords()
  return (
    <section className="part-failed" role="alert" aria-label={name}>
      <p>{t('app.partBroken', { part: name })}</p>
      <Trace reason={reason} />
      <div className="ways-out">
        <Button className="link" onPress={retry}>
          {t('app.retry')}
        </Button>
        <LeaveOut />
        <Diagnostics />
      </div>
    </section>
  )
}

/** One scenario of the list, which fails alone. */
export function RowPart({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  // What is another scenario than the one that failed is another try.
  const revision = useWorkspace((state) => state.documents.get(id)?.saved?.revision ?? 0)
  return (
    <ErrorBoundary about={`${id} ${revision}`} instead={(failure) => <RowFailed id={id} {...failure} />}>
      {children}
    </ErrorBoundary>
  )
}

function RowFailed({ id, reason, retry }: Failure & { readonly id: string }) {
  const { t } = useWords()
  const actions = useActions()
  const name = useWorkspace((state) => String(state.documents.get(id)?.scenario.name))
  const isDrawn = useWorkspace((state) => state.active === id || state.shown.includes(id))
  return (
    <li className="scenario part-failed" role="alert">
      <p>{t('app.scenarioBroken', { name })}</p>
      <Trace reason={reason} />
      <div className="ways-out">
        <Button className="link" onPress={retry}>
          {t('app.retry')}
        </Button>
        {isDrawn && (
          <Button className="link" onPress={() => actions.leaveOut(id)}>
            {t('app.leaveOut', { name })}
          </Button>
        )}
        <Button className="link" onPress={() => void actions.exportScenario(id)}>
          {t('scenarios.export')}
        </Button>
        <Diagnostics />
      </div>
    </li>
  )
}

/** Takes the scenarios that cannot be computed off the charts, where there are such. */
export function LeaveOut() {
  const words = useWords()
  const actions = useActions()
  const store = useWorkspaceStore()
  // The state of now: a failed part is not shown anew for each change.
  const failing = failingDocuments(store)
  return failing.map((document) => (
    <Button
      key={document.scenario.id}
      className="link"
      onPress={() => actions.leaveOut(document.scenario.id)}
    >
      {words.t('app.leaveOut', { name: words.nameOf(document) })}
    </Button>
  ))
}

export function Diagnostics() {
  const { t } = useWords()
  const actions = useActions()
  return (
    <Button className="link" onPress={() => actions.showHelp('diagnostics')}>
      {t('help.diagnosticsOpen')}
    </Button>
  )
}

/** What is wrong, for those who mend it. */
export function Trace({ reason }: Pick<Failure, 'reason'>) {
  const { t } = useWords()
  return (
    <details className="hint">
      <summary>{t('app.traceTitle')}</summary>
      <code lang="en">{reason}</code>
    </details>
  )
}
