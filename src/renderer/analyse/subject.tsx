/** What the questions ask about: a scenario, an indicator, a year; each as a word of the sentence. */
import { chartSubject } from '../../model/chart-subject.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { yearWithin } from '../../model/years.ts'
import { describeIndicators, type IndicatorDescription } from '../../report/indicator.ts'
import type { Subject } from '../../report/provenance.ts'
import type { Words } from '../../report/text/words.ts'
import { useKept } from '../context/use-kept.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Choice, type ChoiceOption } from '../controls/choice.tsx'
import { NumberInput } from '../controls/number-input.tsx'
import {
  activeDocument,
  comparableBaseline,
  type Document,
  documentsHere,
  projectionOf,
  type Workspace,
} from '../workspace/workspace.ts'
import type { Blank } from './sentence.tsx'

/** A document as it is to be analysed: the baseline in the reading and to the horizon of the active scenario. */
export function subjectOf(state: Workspace, document: Document, words: Words): Subject {
  const scenario = document.kind === 'baseline' ? comparableBaseline(state) : document.scenario
  return { scenario, name: words.nameOf(document), short: words.shortNameOf(document) }
}

/** The active scenario, and a word that makes another one active. */
export function useActiveSubject(): { readonly subject: Subject; readonly blank: Blank } {
  const words = useWords()
  const actions = useActions()
  const state = useWorkspace((all) => all)
  const subject = subjectOf(state, activeDocument(state), words)
  return {
    subject,
    blank: {
      said: subject.name,
      control: (
        <Choice
          label={words.t('analyse.scenario')}
          options={documentOptions(state, words)}
          value={state.active}
          onChange={actions.activate}
        />
      ),
    },
  }
}

/** What else there is to be compared with the active scenario, as far as it goes beyond the launch year. */
export const otherSubjects = (
  state: Workspace,
  words: Words,
): readonly { readonly id: string; readonly subject: Subject }[] =>
  documentsHere(state)
    .filter(
      ({ scenario }) => scenario.id !== state.active && scenario.horizon > state.ground.model.launchYear,
    )
    .map((document) => ({ id: document.scenario.id, subject: subjectOf(state, document, words) }))

export interface OtherSubject {
  readonly id: string
  readonly subject: Subject | undefined
  readonly blank: Blank
  /** What may be chosen, for those who offer it in another place too. */
  readonly options: readonly ChoiceOption<string>[]
  readonly choose: (id: string) => void
}

/** Another scenario to compare the active one with: the baseline unless another was chosen. */
export function useOtherSubject(): OtherSubject {
  const words = useWords()
  const state = useWorkspace((all) => all)
  const [chosen, choose] = useKept<string>('other scenario', state.baseline)
  const options = documentOptions(state, words).filter(({ id }) => id !== state.active)
  const id = options.some((option) => option.id === chosen) ? chosen : (options[0]?.id ?? '')
  const document = state.documents.get(id)
  const subject = document && subjectOf(state, document, words)
  return {
    id,
    subject,
    options,
    choose,
    blank: {
      said: subject?.name ?? '',
      control: <Choice label={words.t('analyse.other')} options={options} value={id} onChange={choose} />,
    },
  }
}

const documentOptions = (state: Workspace, words: Words): readonly ChoiceOption<string>[] =>
  documentsHere(state).map((document) => ({ id: document.scenario.id, label: words.nameOf(document) }))

/** The indicator that all questions share, and a word that chooses another. */
export function useIndicator(): {
  readonly indicator: IndicatorDescription
  readonly blank: Blank
  readonly choose: (id: IndicatorId) => void
} {
  const words = useWords()
  const store = useWorkspaceStore()
  const spec = useWorkspace((state) => state.ground.model)
  const own = useWorkspace((state) => activeDocument(state).scenario.indicators)
  const first = useWorkspace((state) => chartSubject(state.charts[0] ?? '').indicator)
  const [chosen, choose] = useKept<IndicatorId>('indicator', first)
  const series = useWorkspace(
    (state) => projectionOf(store, activeDocument(state).scenario, state.prices).series,
  )
  const all = describeIndicators(spec.indicators, own, words, (id) => series.get(id))
  const indicator = all.find(({ id }) => id === chosen) ?? all[0]
  if (!indicator) throw new Error('the model has no indicators')
  return {
    indicator,
    choose,
    blank: {
      said: indicator.label,
      control: (
        <Choice
          label={words.t('analyse.indicator')}
          options={all.map(({ id, label, unit }) => ({ id, label, note: unit }))}
          value={indicator.id}
          onChange={choose}
        />
      ),
    },
  }
}

/** The key year inside the horizon of all that is asked about, and a word to change it. */
export function useYear(first: Year, last: Year): { readonly year: Year; readonly blank: Blank } {
  const { t } = useWords()
  const actions = useActions()
  const year = useWorkspace((state) => yearWithin(state.keyYear, first, last))
  return {
    year,
    blank: {
      said: String(year),
      control: (
        <NumberInput
          className="sentence-year"
          label={t('analyse.year')}
          hideLabel
          year
          value={year}
          min={first}
          max={last}
          step={1}
          onChange={actions.setKeyYear}
        />
      ),
    },
  }
}
