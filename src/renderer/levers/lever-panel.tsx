/** All levers by group, with search and a filter for those that were moved. */
import { useEffect, useRef, useState } from 'react'
import { Button, Input, SearchField, ToggleButton } from 'react-aria-components'
import type { LeverGroupSpec, LeverSpec } from '../../model/spec.ts'
import { leverTexts, outsideOf, outsideText } from '../../report/search/outside.ts'
import { search as searchFor } from '../../report/search/search.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { leversId } from '../controls/landmarks.ts'
import { enterRows, roveRows } from '../controls/rows.ts'
import { isMoved } from '../workspace/workspace.ts'
import { LeverRow } from './lever-row.tsx'
import './levers.css'

export function LeverPanel() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const model = useWorkspace((state) => state.ground.model)
  const { levers, leverGroups } = model
  const changed = useWorkspace((state) =>
    levers
      .filter((lever) => isMoved(state, lever))
      .map(({ id }) => id)
      .join(' '),
  )
  const list = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [changedOnly, setChangedOnly] = useState(false)
  const isGoneTo = useWorkspace(({ destination }) => destination?.kind === 'lever')
  useEffect(() => {
    if (!isGoneTo) return
    setSearch('')
    setChangedOnly(false)
  }, [isGoneTo])
  const changedIds = new Set(changed.split(' ').filter(Boolean))
  const shown = searchFor(levers, search, leverTexts).filter(({ id }) => !changedOnly || changedIds.has(id))
  const outside = shown.length === 0 ? outsideOf(model, search) : undefined
  if (levers.length === 0) return <p className="panel-empty">{t('levers.noneInModel')}</p>
  return (
    <div className="panel-body">
      <div className="panel-tools">
        <SearchField className="search" aria-label={t('levers.find')} value={search} onChange={setSearch}>
          <Input
            id={leversId}
            className="input"
            placeholder={t('levers.find')}
            onKeyDown={(event) => enterRows(event, list.current)}
          />
        </SearchField>
        <ToggleButton
          className="button toggle"
          isSelected={changedOnly}
          onChange={setChangedOnly}
          aria-label={`${t('levers.changed', { count: changedIds.size })} (${t('levers.changedOnly')})`}
        >
          {t('levers.changed', { count: changedIds.size })}
        </ToggleButton>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are heard of the buttons in it */}
      <div ref={list} className="panel-scroll" onKeyDown={roveRows}>
        {leverGroups.map((group) => (
          <LeverGroupSection
            key={group.id}
            group={group}
            levers={shown.filter((lever) => lever.group === group.id)}
            changedCount={
              levers.filter((lever) => lever.group === group.id && changedIds.has(lever.id)).length
            }
          />
        ))}
        {shown.length === 0 && (
          <p className="panel-empty" role="status">
            {changedOnly && search.trim() === '' ? t('levers.noneChanged') : t('levers.none')}
            {outside && ` ${outsideText(outside, model, words)}`}
          </p>
        )}
        {changedIds.size > 0 && shown.length > 0 && (
          <Button className="button panel-reset" onPress={() => actions.resetLevers()}>
            {t('levers.resetAll')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface SectionProps {
  readonly group: LeverGroupSpec
  readonly levers: readonly LeverSpec[]
  readonly changedCount: number
}

function LeverGroupSection({ group, levers, changedCount }: SectionProps) {
  const { t, text } = useWords()
  const actions = useActions()
  if (levers.length === 0) return null
  const name = text(group.label)
  return (
    <section className="lever-group" aria-label={name}>
      <div className="group-head">
        <h2>{name}</h2>
        {changedCount > 0 && (
          <>
            <span className="group-count">{t('levers.changedIn', { count: changedCount })}</span>
            <IconButton
              quiet
              icon="reset"
              label={t('levers.resetGroup', { group: name })}
              onPress={() => actions.resetLevers(group.id)}
            />
          </>
        )}
      </div>
      {levers.map((lever) => (
        <LeverRow key={lever.id} lever={lever} />
      ))}
    </section>
  )
}
