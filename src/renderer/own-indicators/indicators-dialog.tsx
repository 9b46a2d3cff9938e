/** The user's own indicators of a scenario: formulas over the model's names, checked while they are written. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Model } from '../../model/model.ts'
import type { Projector } from '../../model/projection.ts'
import type { Scenario, UserIndicator, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import { growthOf, modelNames, type NameGroup, ownNames } from '../../report/formula-names.ts'
import { digitsFor } from '../../report/indicator.ts'
import { formatList, formatNumber } from '../../report/text/format.ts'
import type { Words } from '../../report/text/words.ts'
import { withUnit } from '../../report/with-unit.ts'
import { useDraft } from '../context/use-draft.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { keyYearOf } from '../workspace/workspace.ts'
import {
  isBlank,
  isChanged,
  judge,
  mostIndicators,
  newRow,
  type Row,
  rowsOf,
  rowWith,
  trajectoriesOf,
} from './drafts.ts'
import { IndicatorRow } from './indicator-row.tsx'
import { NamePicker } from './name-picker.tsx'
import './own-indicators.css'

export function IndicatorsDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const { projector } = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const scenario = state.documents.get(id)?.scenario
  const list = useRef<HTMLDivElement>(null)
  const known = useMemo(() => modelNames(state.model, words), [state.model, words])
  // Until something is written, they are what the scenario holds, whichever window it comes from.
  const [written, setRows] = useState<readonly Row[]>()
  useDraft(id, written !== undefined)
  const [stage, setStage] = useState<'writing' | 'saved' | 'leaving'>('writing')
  useEffect(() => {
    if (stage === 'saved') focusFirstFault(list.current)
  }, [stage])
  if (!scenario) return null
  const rows = written ?? firstRows(scenario.indicators, state.model)
  const judged = judge(state.model, rows)
  const kept = judged.flatMap(({ kept: indicator }) => indicator ?? [])
  const isUnfinished = (index: number): boolean => Object.keys(judged[index]?.faults ?? {}).length > 0
  const unfinished = rows.flatMap(({ draft }, index) =>
    isUnfinished(index) ? [draft.label || t('own.number', { number: index + 1 })] : [],
  )
  const hasNews = JSON.stringify(kept) !== JSON.stringify(scenario.indicators)
  const values = valueTexts(projector, scenario, kept, keyYearOf(state, scenario), words)
  const setWritten = (next: readonly Row[]): void => {
    setRows(next)
    setStage('writing')
  }
  const namesBefore = (index: number): readonly NameGroup[] => [
    ...ownNames(
      withoutBlanks(rows.slice(0, index)).map(({ draft }) => draft),
      words,
    ),
    ...known,
  ]
  const growing = namesBefore(rows.length).map((group) => ({
    ...group,
    names: group.names.filter(({ changes }) => changes),
  }))
  const addGrowth = (name: string): void => {
    const found = growing.flatMap(({ names }) => names).find(({ id: own }) => own === name)
    if (found)
      setWritten([...withoutBlanks(rows), rowWith(state.model, rows, growthOf(found, state.model, words))])
  }
  const change = (row: Row, changes: Partial<UserIndicator>): void =>
    setWritten(rows.map((each) => (each === row ? { ...row, draft: { ...row.draft, ...changes } } : each)))
  const save = (): void => {
    if (hasNews) actions.setIndicators(id, kept)
    if (unfinished.length > 0) {
      setRows(rows.map((row, index) => ({ ...row, stored: judged[index]?.kept ?? row.stored })))
      setStage('saved')
      return
    }
    if (hasNews && kept.length > 0) actions.notify(t('own.saved'))
    onClose()
  }
  const isWriting = hasNews || rows.some(isChanged)
  const leave = (): void => (isWriting && stage !== 'leaving' ? setStage('leaving') : onClose())
  return (
    <ModalDialog title={t('own.title', { name: scenario.name })} onClose={leave} wide>
      <p className="hint">{t('own.intro')}</p>
      <div className="rows" ref={list}>
        {rows.map((row, index) => (
          <IndicatorRow
            key={row.key}
            number={index + 1}
            row={row}
            faults={judged[index]?.faults ?? {}}
            names={namesBefore(index)}
            value={isUnfinished(index) ? undefined : values.get(judged[index]?.kept?.id ?? '')}
            isNew={written !== undefined && isBlank(row)}
            onChange={(changes) => change(row, changes)}
            onRemove={() => setWritten(rows.filter((other) => other !== row))}
          />
        ))}
      </div>
      <div className="modal-actions own-actions">
        <Button
          className="button"
          isDisabled={rows.length >= mostIndicators}
          onPress={() => setWritten([...rows, newRow(state.model, rows)])}
        >
          {t('own.add')}
        </Button>
        <NamePicker
          label={t('own.addGrowth')}
          names={growing}
          isDisabled={rows.length >= mostIndicators}
          onPick={addGrowth}
        />
        <p className="own-status" role="status">
          {stage === 'leaving' && t('own.leaving')}
          {stage !== 'leaving' &&
            unfinished.length > 0 &&
            t(stage === 'saved' ? 'own.savedOthers' : 'own.unfinished', {
              names: formatList(unfinished, words.language),
            })}
        </p>
        {stage === 'leaving' && (
          <Button className="button" onPress={onClose}>
            {t('own.discard')}
          </Button>
        )}
        <Button className="button" onPress={stage === 'leaving' ? () => setStage('writing') : leave}>
          {stage === 'leaving' ? t('own.stay') : t('scenarios.cancel')}
        </Button>
        <Button className="button primary" onPress={save}>
          {t('own.save')}
        </Button>
      </div>
    </ModalDialog>
  )
}

/** The rows of what a scenario holds; where that is nothing, one to begin with. */
function firstRows(indicators: readonly UserIndicator[], model: Model): readonly Row[] {
  return indicators.length > 0 ? rowsOf(indicators) : [newRow(model, [])]
}

/** A blank row to begin with is not needed once another way to begin was chosen. */
const withoutBlanks = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => !isBlank(row))

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
  const { t, language } = words
  const trajectories = trajectoriesOf(projector, scenario, indicators)
  return new Map(
    indicators.map(({ id, unit }) => {
      const values = trajectories.get(id) ?? []
      const value = formatNumber(valueInYear(values, year, projector.model.spec), digitsFor(values), language)
      return [id, t('own.value', { year, value: withUnit(value, words.unit(words.unitKey(unit)), words) })]
    }),
  )
}
