/** How often the band that is drawn held, beside it: the question “Was it right?” asked of the same scenario. */
import { useMemo, useRef } from 'react'
import type { Job } from '../../analyst/jobs.ts'
import { heldText } from '../../report/backtest/held.ts'
import { usualBacktest } from '../../report/backtest/question.ts'
import { useAnswer } from '../context/use-answer.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Said } from '../controls/said.tsx'
import { activeDocument } from '../workspace/workspace.ts'

export function HeldNote() {
  const words = useWords()
  const ground = useWorkspace((state) => state.ground)
  const scenario = useWorkspace((state) => activeDocument(state).scenario)
  const own = useWorkspace((state) => state.ownOutcomes)
  const drawing = useWorkspace((state) => state.drawing)
  const isDragging = useWorkspace((state) => state.dragging)
  const asked = useMemo((): Job<'backtest'> | undefined => {
    const question = usualBacktest(scenario, ground, own, drawing)
    return question && { kind: 'backtest', ...question }
  }, [scenario, ground, own, drawing])
  // A band that follows a slider is counted when the slider rests: until then the count of another one is not shown.
  const rested = useRef(asked)
  if (!isDragging) rested.current = asked
  const { answer, isCurrent, failure } = useAnswer(rested.current)
  if (!asked || failure) return null
  const isCounted = answer !== undefined && isCurrent && rested.current === asked
  return (
    <p>
      <Said text={isCounted ? heldText(answer.result, words) : words.t('chart.heldCounting')} />
    </p>
  )
}
