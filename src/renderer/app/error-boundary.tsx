/** What is shown where the window itself has failed: the scenarios are safe, and a way back. */
import { Component, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../context/workspace-context.tsx'

interface Props {
  readonly children: ReactNode
}

interface State {
  readonly failure: string | undefined
}

/** React asks for a class here; it has no other way to hear of a failed rendering. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { failure } = this.state
    return failure === undefined ? this.props.children : <Failed reason={failure} />
  }
}

function Failed({ reason }: { readonly reason: string }) {
  const { t } = useWords()
  return (
    <main className="opening" role="alert">
      <h1>{t('app.broken')}</h1>
      <p>{t('app.brokenHint')}</p>
      <details className="hint">
        <summary>{t('app.traceTitle')}</summary>
        <code lang="en">{reason}</code>
      </details>
      <div>
        <Button className="button primary" onPress={() => location.reload()}>
          {t('app.reload')}
        </Button>
      </div>
    </main>
  )
}
