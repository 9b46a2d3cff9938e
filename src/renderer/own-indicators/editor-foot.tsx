/** The foot of the editor: ways to begin an indicator, what is to be known, and the ways out. */
import { Button } from 'react-aria-components'
import type { SharedIndicator } from '../../model/own-indicators.ts'
import type { Scenario, UserIndicator } from '../../model/spec.ts'
import { growthOf, type NameGroup } from '../../report/formula-names.ts'
import { formatList } from '../../report/text/format.ts'
import { manners } from '../../report/text/language.ts'
import type { Words } from '../../report/text/words.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import {
  isUnfinished,
  type Judged,
  mostIndicators,
  newRow,
  type Row,
  rowWith,
  withoutBlanks,
} from './drafts.ts'
import { offeredTo, withPicked } from './library.ts'
import { LibraryPicker } from './library-picker.tsx'
import { NamePicker } from './name-picker.tsx'

/** What was done last: with something written, what is asked or told of it is out of date. */
export type Stage = 'writing' | 'saved' | 'leaving'

interface Props {
  readonly scenario: Scenario
  readonly rows: readonly Row[]
  readonly judged: readonly Judged[]
  readonly library: readonly SharedIndicator[]
  /** The model's names, and all that a further row may name. */
  readonly known: readonly NameGroup[]
  readonly names: readonly NameGroup[]
  /** Names of scenarios that cannot follow. */
  readonly stuck: readonly string[]
  readonly stage: Stage
  readonly onRows: (rows: readonly Row[]) => void
  readonly onSave: () => void
  /** Leaves, and asks first where something would be lost. */
  readonly onLeave: () => void
  readonly onDiscard: () => void
  readonly onStay: () => void
}

export function EditorFoot({
  rows,
  judged,
  stuck,
  stage,
  onSave,
  onLeave,
  onDiscard,
  onStay,
  ...begin
}: Props) {
  const words = useWords()
  const { t } = words
  const isLeaving = stage === 'leaving'
  return (
    <div className="own-actions">
      <Beginnings rows={rows} {...begin} />
      <div className="own-end">
        <p className="own-status" role="status">
          {isLeaving ? t('own.leaving') : statusText(stage, rows, judged, stuck, words)}
        </p>
        {isLeaving && (
          <Button className="button" onPress={onDiscard}>
            {t('own.discard')}
          </Button>
        )}
        <Button className="button" onPress={isLeaving ? onStay : onLeave}>
          {isLeaving ? t('own.stay') : t('scenarios.cancel')}
        </Button>
        <Button className="button primary" onPress={onSave}>
          {t('own.save')}
        </Button>
      </div>
    </div>
  )
}

type BeginningsProps = Pick<Props, 'scenario' | 'rows' | 'library' | 'known' | 'names' | 'onRows'>

/** Ways to begin an indicator: with nothing, with the growth of something, with what another scenario has. */
function Beginnings({ scenario, rows, library, known, names, onRows }: BeginningsProps) {
  const { t } = useWords()
  const model = useWorkspace((state) => state.ground.built)
  const nameOf = useScenarioName()
  const isDisabled = rows.length >= mostIndicators
  return (
    <div className="own-begin">
      <Button
        className="button"
        isDisabled={isDisabled}
        onPress={() => onRows([...rows, newRow(model, rows)])}
      >
        {t('own.add')}
      </Button>
      <GrowthPicker
        names={names}
        isDisabled={isDisabled}
        onPick={(growth) => onRows([...withoutBlanks(rows), rowWith(model, rows, growth)])}
      />
      <LibraryPicker
        library={library}
        nameOf={nameOf}
        isDisabled={isDisabled}
        names={known}
        own={scenario.id}
        offered={offeredTo(scenario, rows, library)}
        onPick={({ indicator }) => onRows(withPicked(rows, indicator, library, model))}
      />
    </div>
  )
}

/** What a scenario is called, by its id. */
export function useScenarioName(): (id: string) => string {
  const words = useWords()
  const documents = useWorkspace((state) => state.documents)
  return (id) => {
    const document = documents.get(id)
    return document ? words.nameOf(document) : ''
  }
}

/** What is to be known before one saves: which rows are not finished, and which scenarios cannot follow. */
function statusText(
  stage: Stage,
  rows: readonly Row[],
  judged: readonly Judged[],
  stuck: readonly string[],
  { t, language }: Words,
): string {
  const unfinished = rows.flatMap(({ draft }, index) =>
    judged.slice(index, index + 1).some(isUnfinished)
      ? [draft.label || t('own.number', { number: index + 1 })]
      : [],
  )
  const key = stage === 'saved' ? 'own.savedOthers' : 'own.unfinished'
  return [
    ...(unfinished.length > 0 ? [t(key, { names: formatList(unfinished, language) })] : []),
    ...(stuck.length > 0 ? [t('own.stays', { names: formatList(stuck, language) })] : []),
  ].join(manners[language].betweenSentences)
}

interface GrowthProps {
  readonly names: readonly NameGroup[]
  readonly isDisabled: boolean
  readonly onPick: (growth: Omit<UserIndicator, 'id'>) => void
}

/** Begins an indicator with the growth of something, ready-made. */
function GrowthPicker({ names, isDisabled, onPick }: GrowthProps) {
  const words = useWords()
  const model = useWorkspace((state) => state.ground.built)
  const growing = names.map((group) => ({ ...group, names: group.names.filter(({ changes }) => changes) }))
  return (
    <NamePicker
      label={words.t('own.addGrowth')}
      names={growing}
      isDisabled={isDisabled}
      onPick={(id) => {
        const found = growing.flatMap((group) => group.names).find((name) => name.id === id)
        if (found) onPick(growthOf(found, model, words))
      }}
    />
  )
}
