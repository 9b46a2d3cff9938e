/** How likely the target is reached, by the answer and as the scenario stands. */
import { Button } from 'react-aria-components'
import type { Answer, Job } from '../../../analyst/jobs.ts'
import { hasValue } from '../../../model/value.ts'
import { noValueText } from '../../../report/no-value.ts'
import { oddsSentence, reachedShare, type Sought, type TargetOdds } from '../../../report/seek/answer.ts'
import { type Answering, useAnswer } from '../../context/use-answer.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'

export interface OddsAnswering extends TargetOdds {
  readonly answerings: readonly Answering<Answer<'exceedance'>, Job<'exceedance'>>[]
  readonly isDrawing: boolean
  readonly isKnown: boolean
}

/** Asks for the odds of an answer, both with the same draws. */
export function useTargetOdds(sought: Sought | undefined): OddsAnswering {
  const drawing = useWorkspace((state) => state.drawing)
  const answer = useAnswer(sought && oddsJob(sought, 'answer', drawing))
  const present = useAnswer(sought && oddsJob(sought, 'present', drawing))
  const probability = ({ answer: found, isCurrent }: typeof answer): number | undefined =>
    sought && found && isCurrent
      ? reachedShare(found, sought.job.options.year, sought.result.sense)
      : undefined
  return {
    answer: probability(answer),
    present: probability(present),
    answerings: [answer, present],
    isDrawing: answer.isRunning || present.isRunning,
    isKnown: answer.isCurrent && present.isCurrent,
  }
}

function oddsJob(
  { job, result }: Sought,
  which: keyof TargetOdds,
  drawing: Omit<Job<'exceedance'>['options'], 'prices'>,
): Job<'exceedance'> {
  const { indicator, target, prices } = job.options
  return {
    kind: 'exceedance',
    scenario: which === 'answer' ? result.scenario : job.scenario,
    asked: { indicator, over: { kind: 'target', value: target } },
    options: { ...drawing, ...(prices ? { prices } : {}) },
  }
}

interface Props {
  readonly sought: Sought | undefined
  readonly odds: OddsAnswering
  /** False where the answer is the scenario as it stands. */
  readonly isMoved: boolean
}

/** Ten dots for each of the two, and the same in words. */
export function TargetOddsLine({ sought, odds, isMoved }: Props) {
  const words = useWords()
  const { t } = words
  const { answerings, isKnown, isDrawing } = odds
  const failure = answerings.find((each) => each.failure !== undefined)?.failure
  const drawAgain = () => {
    for (const { again, isCurrent } of answerings) if (!isCurrent) again()
  }
  return (
    <div className="seek-odds" aria-live="polite">
      {isMoved && <Odds which="answer" probability={odds.answer} />}
      <Odds which="present" probability={odds.present} />
      {sought && isKnown && odds.answer === undefined && (
        <span className="hint">
          {noValueText(
            sought.indicator.label,
            sought.job.options.year,
            hasValue(sought.result.value) ? 'draws' : sought.why,
            'noOdds',
            words,
          )}
        </span>
      )}
      {sought && !isKnown && !isDrawing && (
        <span>
          {failure === undefined ? t('analyse.stopped') : t(`analyse.failed.${failure}`)}{' '}
          <Button className="link" onPress={drawAgain}>
            {t('analyse.again')}
          </Button>
        </span>
      )}
    </div>
  )
}

const dots = Array.from({ length: 10 }, (_, index) => index)

function Odds({ which, probability }: { which: keyof TargetOdds; probability: number | undefined }) {
  const words = useWords()
  if (probability === undefined) return null
  return (
    <p className={`seek-odds-${which}`}>
      <span className="odds-dots" aria-hidden="true">
        {dots.map((dot) => (
          <span key={dot} className={dot < Math.round(10 * probability) ? 'odds-dot full' : 'odds-dot'} />
        ))}
      </span>
      {oddsSentence(which, probability, words)}
    </p>
  )
}
