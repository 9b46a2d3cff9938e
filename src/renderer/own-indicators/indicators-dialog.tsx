/** The user's own indicators of a scenario: formulas over the model's names, checked while they are written. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Model } from '../../model/model.ts'
import { sharedIndicators } from '../../model/own-indicators.ts'
import type { Projector } from '../../model/projection.ts'
import type { Scenario, UserIndicator, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import { amountText } from '../../report/amount.ts'
import { modelNames, type NameGroup, ownNames } from '../../report/formula-names.ts'
import { digitsFor } from '../../report/indicator.ts'
import { formatList } from '../../report/text/format.ts'
import type { Words } from '../../report/text/words.ts'
import { useDraft } from '../context/use-draft.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { keyYearOf, standTogether } from '../workspace/workspace.ts'
import {
  areSame,
  isBlank,
  isChanged,
  isUnfinished,
  type Judged,
  judge,
  mostIndicators,
  newRow,
  type Row,
  rowsOf,
  savedRows,
  trajectoriesOf,
  withoutBlanks,
} from './drafts.ts'
import { EditorFoot, type Stage, useScenarioName } from './editor-foot.tsx'
import { IndicatorRow } from './indicator-row.tsx'
import { followingOf, othersWith } from './library.ts'
import { RemovedRow } from './removed-row.tsx'
import './own-indicators.css'

export function IndicatorsDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const scenario = useWorkspace((state) => state.documents.get(id)?.scenario)
  return scenario ? <Editor scenario={scenario} onClose={onClose} /> : null
}

interface EditorProps {
  readonly scenario: Scenario
  readonly onClose: () => void
}

function Editor({ scenario, onClose }: EditorProps) {
  const words = useWords()
  const { t, language } = words
  const actions = useActions()
  const documents = useWorkspace((state) => state.documents)
  const model = useWorkspace((state) => state.ground.built)
  const nameOf = useScenarioName()
  const list = useRef<HTMLDivElement>(null)
  const known = useMemo(() => modelNames(model, words), [model, words])
  const library = useMemo(() => {
    const scenarios = [...documents.values()].map((document) => document.scenario)
    return sharedIndicators(
      scenarios.filter((each) => standTogether(each, scenario)),
      model,
    )
  }, [documents, model, scenario])
  // Until something is written, they are what the scenario holds, whichever window it comes from.
  const [written, setRows] = useState<readonly Row[]>()
  useDraft(scenario.id, written !== undefined)
  const [stage, setStage] = useState<Stage>('writing')
  useEffect(() => {
    if (stage === 'saved') focusFirstFault(list.current)
  }, [stage])

  const rows = written ?? firstRows(scenario.indicators, model)
  const judged = judge(model, rows)
  const kept = judged.flatMap(({ kept: indicator }) => indicator ?? [])
  const following = followingOf(rows, judged, scenario, documents, model, mostIndicators)
  const hasNews = !areSame(kept, scenario.indicators)
  const write = (next: readonly Row[]): void => {
    setRows(next)
    setStage('writing')
  }
  const namesBefore = (index: number): readonly NameGroup[] => {
    const above = withoutBlanks(rows.slice(0, index)).flatMap((row) => (row.isRemoved ? [] : [row.draft]))
    return [...ownNames(above, words), ...known]
  }
  const tell = (): void => {
    const names = formatList([...following.changes.keys()].map(nameOf), language)
    if (names !== '') actions.notify(t('own.savedToo', { names }))
    else if (hasNews && kept.length > 0) actions.notify(t('own.saved'))
  }
  const save = (): void => {
    if (hasNews) actions.setIndicators(scenario.id, kept, following.changes)
    tell()
    if (!judged.some(isUnfinished)) onClose()
    else {
      setRows(savedRows(rows, judged))
      setStage('saved')
    }
  }
  const isWriting = hasNews || rows.some(isChanged)
  const leave = (): void => (isWriting ? setStage('leaving') : onClose())
  return (
    <ModalDialog title={t('own.title', { name: scenario.name })} onClose={leave} wide>
      <p className="hint">{t('own.intro')}</p>
      <div className="rows" ref={list}>
        <EditorRows
          scenario={scenario}
          rows={rows}
          judged={judged}
          kept={kept}
          namesBefore={namesBefore}
          isBegun={written !== undefined}
          onRows={write}
        />
      </div>
      <EditorFoot
        scenario={scenario}
        rows={rows}
        judged={judged}
        library={library}
        known={known}
        stage={stage}
        names={namesBefore(rows.length)}
        stuck={following.stuck.map(words.nameOf)}
        onRows={write}
        onSave={save}
        onLeave={leave}
        onDiscard={onClose}
        onStay={() => setStage('writing')}
      />
    </ModalDialog>
  )
}

interface RowsProps {
  readonly scenario: Scenario
  readonly rows: readonly Row[]
  readonly judged: readonly Judged[]
  /** What can be saved of all rows. */
  readonly kept: readonly UserIndicator[]
  readonly namesBefore: (index: number) => readonly NameGroup[]
  /** Whether anything was written yet. */
  readonly isBegun: boolean
  readonly onRows: (rows: readonly Row[]) => void
}

function EditorRows({ scenario, rows, judged, kept, namesBefore, isBegun, onRows }: RowsProps) {
  const words = useWords()
  const projector = useWorkspaceStore().projectorOf(scenario)
  const documents = useWorkspace((state) => state.documents)
  const year = useWorkspace((state) => keyYearOf(state, scenario))
  const values = valueTexts(projector, scenario, kept, year, words)
  return rows.map((row, index) => {
    const { faults = {}, kept: indicator } = judged[index] ?? {}
    const replace = (changes: Partial<Row>): void => onRows(rows.with(index, { ...row, ...changes }))
    const shared = {
      row,
      faults,
      number: index + 1,
      others: othersWith(row, scenario, documents).map(words.nameOf),
      onAlso: (also: boolean) => replace({ also }),
    }
    if (row.isRemoved) {
      return <RemovedRow key={row.key} {...shared} onKeep={() => replace({ isRemoved: false, also: true })} />
    }
    return (
      <IndicatorRow
        key={row.key}
        {...shared}
        names={namesBefore(index)}
        value={Object.keys(faults).length > 0 ? undefined : values.get(indicator?.id ?? '')}
        isNew={isBegun && isBlank(row)}
        onChange={(changes) => replace({ draft: { ...row.draft, ...changes } })}
        onRemove={() =>
          row.stored
            ? replace({ isRemoved: true, also: false, draft: row.stored })
            : onRows(rows.toSpliced(index, 1))
        }
      />
    )
  })
}

/** The rows of what a scenario holds; where that is nothing, one to begin with. */
function firstRows(indicators: readonly UserIndicator[], model: Model): readonly Row[] {
  return indicators.length > 0 ? rowsOf(indicators) : [newRow(model, [])]
}

/** Goes to the first field that keeps a row from being saved. */
function focusFirstFault(list: HTMLElement | null): void {
  const field = list?.querySelector('.own-missing, .own-fault')?.closest('.field')
  field?.querySelector<HTMLElement>('input, textarea')?.focus()
}

/** What own indicators of a scenario give in a year, in words, by their ids. */
function valueTexts(
  projector: Projector,
  scenario: Scenario,
  indicators: readonly UserIndicator[],
  year: Year,
  words: Words,
): ReadonlyMap<string, string> {
  const { t } = words
  const trajectories = trajectoriesOf(projector, scenario, indicators)
  return new Map(
    indicators.map(({ id, unit }) => {
      const values = trajectories.get(id) ?? []
      const value = valueInYear(values, year, projector.model.spec)
      return [
        id,
        t('own.value', { year, value: amountText(value, digitsFor(values), words.unitKey(unit), words) }),
      ]
    }),
  )
}
