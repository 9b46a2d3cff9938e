/** How often the band held, beside the band: of the baseline, whose band it is before anything is moved. */
import { useMemo } from 'react'
import type { Job } from '../../analyst/jobs.ts'
import { usualBreaks } from '../../model/analysis/backtest/compared.ts'
import { heldText } from '../../report/backtest/held.ts'
import { useAnswer } from '../context/use-answer.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { activeDocument, usualDrawing } from '../workspace/workspace.ts'

/** Enough to say in which fifth of a fan a value lies; the backtest itself draws as many as the user asks for. */
const draws = 2000

export function HeldNote() {
  const words = useWords()
  const ground = useWorkspace((state) => state.ground)
  const scenario = useWorkspace((state) => state.documents.get(state.baseline)?.scenario)
  const reading = useWorkspace((state) => activeDocument(state).scenario.reading)
  const job = useMemo((): Job<'backtest'> | undefined => {
    const { outcomes, model } = ground
    const isCompared = outcomes.outcomes.some(({ indicator, measure }) => indicator && measure === 'level')
    if (!scenario || !isCompared) return undefined
    return {
      kind: 'backtest',
      scenario: { ...scenario, reading, horizon: model.horizon.default },
      figures: {},
      outcomes,
      breaks: usualBreaks(outcomes),
      recalled: false,
      drawing: { ...usualDrawing, bands: 'all', draws },
    }
  }, [ground, scenario, reading])
  const { answer, isCurrent } = useAnswer(job)
  if (!answer || !isCurrent) return null
  return <p>{heldText(answer.result, words)}</p>
}
