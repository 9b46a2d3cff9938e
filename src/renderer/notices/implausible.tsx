/** Warns where the active projection leaves the range held plausible, and from which year on. */
import { useWords, useWorkspace, useWorkspaceStore } from '../app/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { activeDocument } from '../workspace/workspace.ts'

export function Implausible() {
  const { t, text } = useWords()
  const store = useWorkspaceStore()
  const entries = useWorkspace((state) => state.library.model.plausibility)
  // While a slider is held the line of warnings stays as it is, so that the charts do not jump.
  const found = useWorkspace((state) =>
    state.dragging ? undefined : JSON.stringify(store.projector.implausible(activeDocument(state).scenario)),
  )
  const warnings = JSON.parse(found ?? '[]') as { readonly indicator: string; readonly from: number }[]
  if (warnings.length === 0) return null
  return (
    <div className="implausible" role="status">
      <Icon name="warn" />
      <strong>{t('notices.implausible')}</strong>
      {warnings.map(({ indicator, from }) => {
        const message = entries.find((entry) => entry.indicator === indicator)?.message
        return (
          <span key={indicator}>
            {t('notices.from', { year: from, message: message ? text(message) : '' })}
          </span>
        )
      })}
    </div>
  )
}
