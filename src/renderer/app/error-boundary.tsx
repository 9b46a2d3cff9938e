/** What is shown where a part of the window, or all of it, has failed: the scenarios are safe, and a way out. */
import { Component, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { activeDocument } from '../workspace/workspace.ts'

interface Props {
  readonly children: ReactNode
  /** What the children are about: with another one, they are tried again. */
  readonly about: string
  /** What is shown in the place of the children that have failed. */
  readonly instead: (failure: Failure) => ReactNode
}

export interface Failure {
  readonly reason: string
  /** Shows the children once more. */
  readonly retry: () => void
}

interface State {
  readonly reason: string | undefined
  readonly about: string | undefined
}

/** React asks for a class here; it has no other way to hear of a failed rendering. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { reason: undefined, about: undefined }

  static getDerivedStateFromProps({ about }: Props, state: State): State | null {
    return about === state.about ? null : { reason: undefined, about }
  }

  static getDerivedStateFromError(error: unknown): Pick<State, 'reason'> {
    return { reason: error instanceof Error ? error.message : String(error) }
  }

  private readonly retry = (): void => this.setState({ reason: undefined })

  override render(): ReactNode {
    const { reason } = this.state
    return reason === undefined ? this.props.children : this.props.instead({ reason, retry: this.retry })
  }
}

/** All of the window has failed: it is opened anew, as it was or without any scenario in it. */
export function WindowFailed({ reason }: Failure) {
  const { t } = useWords()
  const actions = useActions()
  return (
    <main className="opening" role="alert">
      <h1>{t('app.broken')}</h1>
      <p>{t('app.brokenHint')}</p>
      <Trace reason={reason} />
      <div>
        <Button className="button primary" onPress={() => location.reload()}>
          {t('app.reload')}
        </Button>{' '}
        <Button
          className="button"
          onPress={() => {
            actions.clearDesk()
            location.reload()
          }}
        >
          {t('app.reloadEmpty')}
        </Button>
      </div>
    </main>
  )
}

/** One view has failed, which may be for what the active scenario is: the others and the scenarios can be reached. */
export function ViewFailed({ reason, retry }: Failure) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const active = useWorkspace((state) => activeDocument(state))
  const isBaseline = active.kind === 'baseline'
  return (
    <section className="opening" role="alert">
      <h2>{t('app.viewBroken')}</h2>
      <p>{t('app.viewBrokenHint', { name: words.nameOf(active) })}</p>
      <Trace reason={reason} />
      <div>
        <Button className="button primary" onPress={retry}>
          {t('app.retry')}
        </Button>{' '}
        {!isBaseline && (
          <>
            <Button className="button" onPress={() => void actions.exportScenario(active.scenario.id)}>
              {t('scenarios.export')}
            </Button>{' '}
            <Button className="button" onPress={actions.clearDesk}>
              {t('app.toBaseline')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}

function Trace({ reason }: Pick<Failure, 'reason'>) {
  const { t } = useWords()
  return (
    <details className="hint">
      <summary>{t('app.traceTitle')}</summary>
      <code lang="en">{reason}</code>
    </details>
  )
}
