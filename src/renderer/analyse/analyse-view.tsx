/** Five questions about a scenario, each with its answer in words and in pictures. */
import type { CSSProperties } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { type Question, questions, unaskable } from '../../report/questions.ts'
import { foundTone, toneOf } from '../charts/chart-data.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { documentsHere } from '../workspace/workspace.ts'
import { AttributionQuestion } from './attribution/attribution-question.tsx'
import { BacktestQuestion } from './backtest/backtest-question.tsx'
import { EnsembleQuestion } from './ensemble/ensemble-question.tsx'
import { SeekQuestion } from './seek/seek-question.tsx'
import { SensitivityQuestion } from './sensitivity/sensitivity-question.tsx'

export function AnalyseView() {
  const { t } = useWords()
  const actions = useActions()
  const question = useWorkspace((state) => state.question)
  const asked = useWorkspace((state) => toneOf(state, state.active))
  const found = useWorkspace(foundTone)
  return (
    <main className="analyse">
      <Tabs
        className="questions"
        orientation="vertical"
        selectedKey={question}
        onSelectionChange={(key) =>
          actions.ask(questions.find((candidate) => candidate === key) ?? 'ensemble')
        }
      >
        <TabList className="question-list" aria-label={t('analyse.title')}>
          {questions.map((id) => (
            <Tab key={id} id={id} className="question-tab">
              <span className="question-name">{t(`analyse.question.${id}`)}</span>
              <span className="question-method">{t(`analyse.method.${id}`)}</span>
            </Tab>
          ))}
        </TabList>
        {/* What is drawn of the scenario that is asked about has its colour, what is found a free one. */}
        <TabPanel
          key={question}
          id={question}
          className={`question tone-${asked}`}
          style={{ '--tone-found': `var(--line-${found})` } as CSSProperties}
        >
          <QuestionContent question={question} />
        </TabPanel>
      </Tabs>
    </main>
  )
}

function QuestionContent({ question }: { readonly question: Question }) {
  const { t } = useWords()
  const reason = useWorkspace((state) => unaskable(question, state.ground.model, documentsHere(state).length))
  if (reason) return <p className="answer">{t(`analyse.unaskable.${reason}`)}</p>
  switch (question) {
    case 'ensemble':
      return <EnsembleQuestion />
    case 'sensitivity':
      return <SensitivityQuestion />
    case 'attribution':
      return <AttributionQuestion />
    case 'seek':
      return <SeekQuestion />
    case 'backtest':
      return <BacktestQuestion />
  }
}
