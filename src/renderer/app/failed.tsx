/** What is shown where a view, or all of the window, has failed: the scenarios are safe, and a way out. */
import { Button } from 'react-aria-components'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import type { Failure } from '../parts/error-boundary.tsx'
import { Diagnostics, LeaveOut, Trace } from '../parts/part.tsx'
import { activeDocument } from '../workspace/workspace.ts'

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
  return (
    <section className="opening" role="alert">
      <h2>{t('app.viewBroken')}</h2>
      <p>{t('app.viewBrokenHint', { name: words.nameOf(active) })}</p>
      <Trace reason={reason} />
      <div className="ways-out">
        <Button className="button primary" onPress={retry}>
          {t('app.retry')}
        </Button>
        {active.kind !== 'baseline' && (
          <>
            <Button className="button" onPress={() => void actions.exportScenario(active.scenario.id)}>
              {t('scenarios.export')}
            </Button>
            <Button className="button" onPress={actions.clearDesk}>
              {t('app.toBaseline')}
            </Button>
          </>
        )}
        <LeaveOut />
        <Diagnostics />
      </div>
    </section>
  )
}
