/**
 * The frame that all questions share: the question as a sentence, the answer as a sentence, then the picture.
 * It shows how far the work is, lets it be stopped, and copies or exports the answer with its provenance.
 */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { IndicatorId } from '../../model/spec.ts'
import { copiedTable, type Sheet } from '../../report/csv.ts'
import { downloadName } from '../../report/download-name.ts'
import { csvWithProvenance, type Provenance, provenanceLines } from '../../report/provenance.ts'
import type { Answering } from '../context/use-answer.ts'
import { useActions, useWords, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { MadeFrom } from '../controls/made-from.tsx'
import { Said } from '../controls/said.tsx'
import { Working } from '../controls/working.tsx'
import { useWarnings } from '../notices/warnings.tsx'
import { type Question, Sentence, sentenceText } from './sentence.tsx'
import './analyse.css'

interface Props {
  readonly question: Question
  readonly answering: Answering<unknown>
  /** The answer in words; undefined before there is one. */
  readonly answer: string | undefined
  /** The part of the answer that says most. */
  readonly stress?: string
  /** Further sentences of the answer, which the pictures show and a copy holds too. */
  readonly more?: readonly string[]
  /** What the answer is about: of that the active scenario's projection may warn. */
  readonly indicator?: IndicatorId
  readonly provenance: Provenance | undefined
  /** The answer as a table, for copies and exports. */
  readonly table: () => Sheet
  /** More controls, below the sentence. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

export function QuestionFrame({
  question,
  answering,
  answer,
  stress = '',
  more: further = [],
  indicator,
  provenance,
  table,
  tools,
  children,
}: Props) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const { isAsked, isCurrent, isRunning, failure } = answering
  const warnings = useWarnings().filter((warning) => warning.indicator === indicator)
  const more = [...further, ...warnings.map(({ text }) => text)]
  const isReady = answer !== undefined && provenance !== undefined && isCurrent

  const copy = async () => {
    if (!isReady) return
    const whole = (fingerprint: string): string => fingerprint
    const made = provenanceLines(provenance, words, store.getState().ground, whole)
    await navigator.clipboard.writeText(
      [sentenceText(question), answer, ...more, '', copiedTable(table(), words), '', ...made, ''].join('\n'),
    )
    actions.notify(t('analyse.copied'))
  }
  const save = () => {
    if (!isReady) return
    const { ground } = store.getState()
    const text = csvWithProvenance(table(), provenance, words, ground)
    void actions.saveCsv(downloadName(provenance, words), text)
  }

  return (
    <>
      <div className="question-head">
        <Sentence {...question} />
        <div className="question-tools">
          {indicator !== undefined && (
            <Button
              className="button"
              aria-haspopup="dialog"
              onPress={() => actions.showPassport({ kind: 'indicator', id: indicator })}
            >
              {t('passport.label')}
            </Button>
          )}
          <Button className="button" onPress={() => void copy()} isDisabled={!isReady}>
            {t('analyse.copy')}
          </Button>
          <Button className="button" onPress={save} isDisabled={!isReady}>
            {t('analyse.export')}
          </Button>
        </div>
      </div>
      {tools}
      <div className="question-answer" aria-live="polite" aria-busy={isRunning}>
        {failure !== undefined && (
          <p className="question-failure" role="alert">
            {t(`analyse.failed.${failure}`)}
          </p>
        )}
        {failure === undefined && (
          <p className={isCurrent || !isAsked ? 'answer' : 'answer stale'}>
            {answer === undefined ? t('analyse.working') : <Stressed text={answer} part={stress} />}
          </p>
        )}
        {warnings.map(({ text }) => (
          <p key={text} className="answer-warning">
            <Icon name="warn" /> {text}
          </p>
        ))}
        <Work answering={answering} />
      </div>
      <div className={isCurrent || !isAsked ? 'question-body' : 'question-body stale'}>{children}</div>
      <MadeFrom provenance={isCurrent ? provenance : undefined} />
    </>
  )
}

/** A text with a part of it set off. */
function Stressed({ text, part }: { readonly text: string; readonly part: string }) {
  const at = part === '' ? -1 : text.indexOf(part)
  if (at < 0) return <Said text={text} />
  return (
    <>
      <Said text={text.slice(0, at)} />
      <em className="answer-stress">
        <Said text={part} />
      </em>
      <Said text={text.slice(at + part.length)} />
    </>
  )
}

/** How far the work is, and the way to stop it or to take it up again. */
export function Work({ answering }: { readonly answering: Answering<unknown> }) {
  const { t } = useWords()
  const { isAsked, isRunning, isCurrent, progress, failure, stop, again } = answering
  if (!isRunning && (isCurrent || !isAsked)) return null
  const ended = { text: failure === undefined ? t('analyse.stopped') : undefined, onAgain: again }
  return (
    <Working
      text={t('analyse.working')}
      hideText
      progress={progress}
      onStop={stop}
      ended={isRunning ? undefined : ended}
    />
  )
}
