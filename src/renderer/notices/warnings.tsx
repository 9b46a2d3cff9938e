/** Where the active projection leaves the range held plausible: beside the numbers that it is about, and in a line. */
import { useMemo, useState } from 'react'
import type { Implausibility } from '../../model/projection.ts'
import type { IndicatorId } from '../../model/spec.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { activeDocument } from '../workspace/workspace.ts'

/** A warning in words, with the first year that it is about. */
export interface WarningText extends Pick<Implausibility, 'indicator' | 'from'> {
  readonly text: string
}

/** Warnings of the active scenario; while a slider is held they stay as they are, so that nothing jumps. */
export function useWarnings(): readonly WarningText[] {
  const { t, text } = useWords()
  const store = useWorkspaceStore()
  const present = useWorkspace((state) => (state.dragging ? undefined : activeDocument(state).scenario))
  const [judged, setJudged] = useState(present)
  if (present && present !== judged) setJudged(present)
  const found = useMemo(() => (judged ? store.projectorOf(judged).implausible(judged) : []), [store, judged])
  return found.map(({ indicator, from, message }) => ({
    indicator,
    from,
    text: t('notices.from', { year: from, message: text(message) }),
  }))
}

/** The mark beside a number of which the projection warns; nothing where it does not. */
export function WarningMark({ indicator }: { readonly indicator: IndicatorId }) {
  const warnings = useWarnings().filter((warning) => warning.indicator === indicator)
  if (warnings.length === 0) return null
  const said = warnings.map(({ text }) => text).join(' ')
  return (
    <span className="warning-mark" title={said}>
      <Icon name="warn" />
      <span className="visually-hidden">{said}</span>
    </span>
  )
}
