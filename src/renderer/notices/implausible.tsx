/** Warns where the active projection leaves the range held plausible, and from which year on. */
import { useMemo, useState } from 'react'
import { useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { activeDocument } from '../workspace/workspace.ts'

export function Implausible() {
  const { t, text } = useWords()
  const store = useWorkspaceStore()
  const entries = useWorkspace((state) => state.ground.model.plausibility)
  const present = useWorkspace((state) => (state.dragging ? undefined : activeDocument(state).scenario))
  // While a slider is held the warnings stay as they are, so that the charts below do not jump.
  const [judged, setJudged] = useState(present)
  if (present && present !== judged) setJudged(present)
  const warnings = useMemo(
    () => (judged ? store.projectorOf(judged).implausible(judged) : []),
    [store, judged],
  )
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
