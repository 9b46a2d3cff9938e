/** What matters? Each assumption at the ends of its range, one at a time, beside all of them at once. */
import { useState } from 'react'
import type { Job } from '../../../analyst/jobs.ts'
import { drawnRanges } from '../../../model/analysis/draws.ts'
import { usualSamples } from '../../../model/analysis/sobol-indices.ts'
import { hasShocks } from '../../../model/model.ts'
import type { Scenario } from '../../../model/spec.ts'
import { sharedHorizon } from '../../../model/years.ts'
import { emptySheet } from '../../../report/csv.ts'
import { provenanceOf } from '../../../report/provenance.ts'
import {
  type Asked,
  besideText,
  sensitivityCsv,
  shareText,
  swingText,
  topName,
} from '../../../report/sensitivity/answer.ts'
import { paragraph } from '../../../report/text/language.ts'
import { toneOf } from '../../charts/chart-data.ts'
import { type Answering, useAnswer } from '../../context/use-answer.ts'
import { useKept } from '../../context/use-kept.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../../context/workspace-context.tsx'
import { whyMissing } from '../../workspace/workspace.ts'
import { QuestionFrame } from '../question-frame.tsx'
import { otherSubjects, useActiveSubject, useIndicator, useYear } from '../subject.tsx'
import { SharePanel } from './share-panel.tsx'
import type { Beside } from './swing-chart.tsx'
import { SwingPanel } from './swing-panel.tsx'
import './sensitivity.css'

export function SensitivityQuestion() {
  const words = useWords()
  const { t } = words
  const store = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const { prices, drawing } = state
  const model = state.ground.built
  const { seed, ranges } = drawing
  const [samples, setSamples] = useKept<number>('sensitivity samples', usualSamples)
  const [chosen, choose] = useKept<string | undefined>('sensitivity beside', undefined)
  const [lit, light] = useState<string>()
  const active = useActiveSubject()
  const { subject } = active
  const { indicator, blank } = useIndicator()
  const { launchYear } = state.ground.model

  const others = otherSubjects(state, words)
  const other = others.find(({ id }) => id === chosen)?.subject
  const horizon = sharedHorizon([subject.scenario, ...(other ? [other.scenario] : [])])
  const { year, blank: yearBlank } = useYear(launchYear, horizon)
  const why = whyMissing(store, subject.scenario, indicator.id, year)
  const asked: Asked = { indicator, year, model, why }

  const varied = drawnRanges(model, subject.scenario, ranges)
  const fixed = varied.filter(({ low, high }) => low === high).length
  // All shocks together are one input.
  const inputs = varied.length - fixed + (hasShocks(model.spec) ? 1 : 0)
  const changed = varied.filter(({ id }) => ranges[id] !== undefined).length
  const quantity = { indicator: indicator.id, year, prices, ranges }
  const swings = (scenario: Scenario): Job<'tornado'> => ({ kind: 'tornado', scenario, options: quantity })
  const own = useAnswer(swings(subject.scenario))
  const besides = useAnswer(
    // The user's own indicators are asked of both.
    other && swings({ ...other.scenario, indicators: subject.scenario.indicators }),
  )
  const sobol = useAnswer<'sobol'>(
    inputs === 0
      ? undefined
      : { kind: 'sobol', scenario: subject.scenario, options: { ...quantity, samples, seed } },
  )
  const answering = together(own, besides)

  const tornado = own.answer
  const beside: Beside | undefined =
    other && besides.answer && besides.job?.scenario.id === other.scenario.id
      ? {
          tornado: besides.answer,
          name: other.short,
          tone: toneOf(state, chosen ?? state.baseline),
        }
      : undefined
  const shares = sobol.isCurrent ? sobol.answer : undefined
  const shared = sobol.answer && shareText(sobol.answer, asked, words)
  const answer =
    tornado &&
    paragraph(
      [
        swingText(tornado, asked, words),
        ...(other && beside ? [besideText(tornado, beside.tornado, other.name, asked, words)] : []),
      ],
      words.language,
    )
  const top = tornado && topName(tornado, asked, words)
  // While shares are on their way, a copy would hold half of the answer.
  const date = sobol.isRunning ? undefined : (shares && sobol.date) || own.date
  return (
    <QuestionFrame
      indicator={indicator.id}
      question={{
        text: t('sensitivity.question'),
        blanks: { indicator: blank, scenario: active.blank, year: yearBlank },
      }}
      answering={answering}
      answer={answer}
      {...(top === undefined ? {} : { stress: top })}
      more={shares && shared ? [shared] : []}
      provenance={
        date &&
        provenanceOf(state, [subject, ...(other ? [other] : [])], {
          inquiry: { kind: 'sensitivity', indicator: indicator.id, year },
          ...(shares ? { drawn: { draws: samples, seed, method: 'sobol' as const } } : {}),
          ranges,
          date,
        })
      }
      table={() => (tornado ? sensitivityCsv(tornado, beside?.tornado, shares, asked, words) : emptySheet)}
    >
      <div className="panels sensitivity-panels">
        <SwingPanel
          tornado={tornado}
          beside={beside}
          asked={asked}
          others={others}
          fixed={fixed}
          changed={changed}
          lit={lit}
          chosen={other && chosen}
          onChoose={choose}
          onLight={light}
        />
        <SharePanel
          answering={sobol}
          inputs={inputs}
          sentence={shared}
          samples={samples}
          onSamples={setSamples}
          asked={asked}
          lit={lit}
          onLight={light}
        />
      </div>
    </QuestionFrame>
  )
}

/** Two answers as one, which is there once both are; the second may not have been asked for. */
function together<A>(first: Answering<A>, second: Answering<A>): Answering<A> {
  if (!second.isAsked) return first
  return {
    ...first,
    isCurrent: first.isCurrent && second.isCurrent,
    isRunning: first.isRunning || second.isRunning,
    failure: first.failure ?? second.failure,
    stop() {
      first.stop()
      second.stop()
    },
    again() {
      first.again()
      second.again()
    },
  }
}
