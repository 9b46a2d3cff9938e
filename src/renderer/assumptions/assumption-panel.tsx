/** All assumptions by group, with search and a filter for those that were changed. */
import { useEffect, useRef, useState } from 'react'
import { Button, Input, SearchField, ToggleButton } from 'react-aria-components'
import { search as searchFor } from '../../report/search/search.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { leversId } from '../controls/landmarks.ts'
import { enterRows, roveRows } from '../controls/rows.ts'
import { activeDocument } from '../workspace/workspace.ts'
import { AssumptionRow } from './assumption-row.tsx'

export function AssumptionPanel() {
  const { t, text } = useWords()
  const actions = useActions()
  const { assumptions, assumptionGroups } = useWorkspace((state) => state.ground.model)
  const changed = useWorkspace((state) => Object.keys(activeDocument(state).scenario.assumptions).join(' '))
  const list = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [changedOnly, setChangedOnly] = useState(false)
  const isGoneTo = useWorkspace(({ destination }) => destination?.kind === 'assumption')
  useEffect(() => {
    if (!isGoneTo) return
    setSearch('')
    setChangedOnly(false)
  }, [isGoneTo])
  const changedIds = new Set(changed.split(' ').filter(Boolean))
  const shown = searchFor(assumptions, search, ({ id, label }) => [id, ...Object.values(label)]).filter(
    ({ id }) => !changedOnly || changedIds.has(id),
  )
  if (assumptions.length === 0) return <p className="panel-empty">{t('assumptions.noneInModel')}</p>
  return (
    <div className="panel-body">
      <div className="panel-tools">
        <SearchField
          className="search"
          aria-label={t('assumptions.find')}
          value={search}
          onChange={setSearch}
        >
          <Input
            id={leversId}
            className="input"
            placeholder={t('assumptions.find')}
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
        <p className="panel-intro">{t('assumptions.intro')}</p>
        {assumptionGroups.map(({ id, label }) => {
          const members = shown.filter((entry) => entry.group === id)
          if (members.length === 0) return null
          const name = text(label)
          return (
            <section key={id} className="lever-group" aria-label={name}>
              <div className="group-head">
                <h2>{name}</h2>
              </div>
              {members.map((entry) => (
                <AssumptionRow key={entry.id} assumption={entry} />
              ))}
            </section>
          )
        })}
        {shown.length === 0 && (
          <p className="panel-empty">
            {changedOnly && search.trim() === '' ? t('assumptions.noneChanged') : t('assumptions.none')}
          </p>
        )}
        {changedIds.size > 0 && shown.length > 0 && (
          <Button className="button panel-reset" onPress={actions.resetAssumptions}>
            {t('assumptions.resetAll')}
          </Button>
        )}
      </div>
    </div>
  )
}
