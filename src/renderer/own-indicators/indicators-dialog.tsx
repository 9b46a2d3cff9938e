/** The user's own indicators of a scenario: formulas over the model's names, checked while they are written. */
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Model } from '../../model/model.ts'
import type { Projector } from '../../model/projection.ts'
import type { Scenario, UserIndicator, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import { digitsFor } from '../../report/indicator.ts'
import { formatList, formatNumber } from '../../report/text/format.ts'
import type { Words } from '../../report/text/words.ts'
import { withUnit } from '../../report/with-unit.ts'
import { useDraft } from '../context/use-draft.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import type { ChoiceOption } from '../controls/choice.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { keyYearOf, type Workspace } from '../workspace/workspace.ts'
import {
  isBlank,
  isChanged,
  judge,
  mostIndicators,
  newRow,
  type Row,
  rowsOf,
  trajectoriesOf,
} from './drafts.ts'
import { IndicatorRow } from './indicator-row.tsx'
import './own-indicators.css'

export function IndicatorsDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const { projector } = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const scenario = state.documents.get(id)?.scenario
  const list = useRef<HTMLDivElement>(null)
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
            names={nameOptions(
              state,
              rows.slice(0, index).map(({ draft }) => draft),
              words,
            )}
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
      return [id, t('own.value', { year, value: withUnit(value, unit, words) })]
    }),
  )
}

/** Names that a formula may use: the model's, and the own indicators before it. */
function nameOptions(
  { model }: Workspace,
  before: readonly UserIndicator[],
  words: Words,
): readonly ChoiceOption<string>[] {
  const labelOf = (id: string): string | undefined => {
    const definition = model.names.get(id)
    if (definition?.kind === 'indicator') return words.indicator(id)
    return definition && 'spec' in definition ? words.text(definition.spec.label) : undefined
  }
  const known = [...model.names.keys()].flatMap((id) => {
    const label = labelOf(id)
    return label === undefined ? [] : [{ id, label, note: id }]
  })
  return [...before.map(({ id, label }) => ({ id, label: label || id, note: id })), ...known]
}
