/** All at once: Sobol indices, from how many points and which seed, with the way to stop and to run again. */
import type { SobolResult } from '../../../model/analysis/sobol-indices.ts'
import type { Asked } from '../../../report/sensitivity/answer.ts'
import { formatNumber } from '../../../report/text/format.ts'
import type { Answering } from '../../context/use-answer.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Panel } from '../panel.tsx'
import { Work } from '../question-frame.tsx'
import { SeedField } from '../seed-field.tsx'
import { Sentence } from '../sentence.tsx'
import { Key } from './row-list.tsx'
import { ShareChart } from './share-chart.tsx'
import { ShareTable } from './tables.tsx'

/** Numbers of points; a power of 2 keeps them even. */
const sampleCounts = [256, 1024, 4096, 16_384] as const

interface Props {
  readonly answering: Answering<SobolResult>
  /** How many inputs are varied. */
  readonly inputs: number
  /** What the shares say, in a sentence; of an earlier question while the present one is worked on. */
  readonly sentence: string | undefined
  readonly samples: number
  readonly onSamples: (samples: number) => void
  readonly asked: Asked
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

export function SharePanel(props: Props) {
  const { answering, inputs, sentence, samples, onSamples, asked, lit, onLight } = props
  const { t, language } = useWords()
  const seed = useWorkspace((state) => state.drawing.seed)
  const { answer, isAsked, isCurrent, isRunning, failure } = answering
  const count = (value: number): string => formatNumber(value, 0, language)
  const head = (
    <div className="share-head">
      <div className="share-tools">
        <Sentence
          text={t('sensitivity.points')}
          blanks={{
            samples: {
              said: count(samples),
              control: (
                <Choice
                  label={t('sensitivity.samples')}
                  options={sampleCounts.map((each) => ({
                    id: String(each),
                    label: count(each),
                    // Two for each point, and two for each input that is varied.
                    note: t('sensitivity.runs', { runs: count(2 * each * (inputs + 1)) }),
                  }))}
                  value={String(samples)}
                  onChange={(id) => onSamples(Number(id))}
                />
              ),
            },
            seed: {
              said: String(seed),
              control: <SeedField />,
            },
          }}
        />
        <Work answering={answering} />
      </div>
      <div className="share-answer" aria-live="polite" aria-busy={isRunning}>
        {failure !== undefined && (
          <p className="question-failure" role="alert">
            {t(`analyse.failed.${failure}`)}
          </p>
        )}
        {failure === undefined && sentence !== undefined && (
          <p className={isCurrent || !isAsked ? undefined : 'stale'}>{sentence}</p>
        )}
        {failure === undefined && sentence === undefined && (
          <p className="waiting">{t(isAsked ? 'sensitivity.waiting' : 'sensitivity.allFixed')}</p>
        )}
      </div>
    </div>
  )
  return (
    <Panel
      title={t('sensitivity.allTitle')}
      unit={t('sensitivity.allUnit')}
      {...(answer
        ? {
            table: (
              <>
                {head}
                <ShareTable sobol={answer} asked={asked} />
              </>
            ),
            note: t('sensitivity.estimator', {
              runs: count(answer.evaluations),
              estimator: t('cell.estimator'),
            }),
          }
        : {})}
    >
      {head}
      {answer && (
        <div className={isCurrent ? 'share-body' : 'share-body stale'}>
          <div className="bars-legend">
            <Key mark="first" text={t('sensitivity.first')} />
            <Key mark="total" text={t('sensitivity.total')} />
            <Key mark="interval" text={t('sensitivity.interval')} />
          </div>
          <ShareChart sobol={answer} asked={asked} lit={lit} onLight={onLight} />
        </div>
      )}
    </Panel>
  )
}
