/** One scenario of the list. */
import { memo } from 'react'
import { Button, Checkbox, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Ground } from '../../model/ground.ts'
import { movedLevers } from '../../model/scenario.ts'
import { nameOn } from '../../report/ground.ts'
import { createWords, type Words } from '../../report/text/words.ts'
import { toneOf } from '../charts/chart-data.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { Icon } from '../controls/icons.tsx'
import { nameFieldId, scenariosId } from '../controls/landmarks.ts'
import { rowStop } from '../controls/rows.ts'
import { canMoveElsewhere, olderVersion } from '../workspace/versions.ts'
import { activeDocument, type Document, standTogether } from '../workspace/workspace.ts'

interface Props {
  readonly id: string
  /** True where as many scenarios are shown as can be. */
  readonly full: boolean
  /** Opens a dialog about a scenario. */
  readonly onOpen: (kind: 'revisions' | 'notes' | 'indicators', id: string) => void
}

export const ScenarioRow = memo(function ScenarioRow({ id, full, onOpen }: Props) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  // Texts and not the document itself, which is another one at every move of a lever.
  const kind = useWorkspace((state) => state.documents.get(id)?.kind)
  const name = useWorkspace((state) => {
    const document = state.documents.get(id)
    return document ? words.nameOf(document) : ''
  })
  const note = useWorkspace((state) => {
    const document = state.documents.get(id)
    if (!document) return ''
    const ground = state.grounds.of(document.scenario)
    if (!ground.ok) return ''
    return summary(document, createWords({ language: words.language, ground: ground.value }), ground.value)
  })
  const isElsewhere = useWorkspace((state) => {
    const document = state.documents.get(id)
    return document !== undefined && !standTogether(document.scenario, activeDocument(state).scenario)
  })
  const older = useWorkspace((state) => olderVersion(state, id)?.version)
  const newer = useWorkspace((state) => olderVersion(state, id)?.newest ?? 0)
  const canMove = useWorkspace((state) => canMoveElsewhere(state, id))
  const fullName = useWorkspace((state) => {
    const document = state.documents.get(id)
    const ground = document && state.grounds.of(document.scenario)
    return ground?.ok ? nameOn(name, ground.value, state.ground, words) : name
  })
  const isBaseline = useWorkspace((state) => state.baseline === id)
  const isActive = useWorkspace((state) => state.active === id)
  const isShown = useWorkspace(
    (state) => state.baseline === id || state.active === id || state.shown.includes(id),
  )
  const tone = useWorkspace((state) => (isShown ? toneOf(state, id) : undefined))
  if (!kind) return null
  return (
    <li className={isActive ? 'scenario active' : 'scenario'}>
      <Checkbox
        className={`scenario-check ${tone ? `tone-${tone}` : ''}`}
        aria-label={t(isElsewhere ? 'scenarios.compare' : 'scenarios.show', { name: fullName })}
        isSelected={isShown}
        // The baseline and the scenario that is worked on are always drawn.
        isDisabled={isBaseline || isActive || (full && !isShown)}
        onChange={(shown) => actions.show(id, shown)}
      >
        <span className="check-box">{isShown && <Icon name="check" />}</span>
      </Checkbox>
      <Button
        {...rowStop}
        className="scenario-open"
        {...(isActive ? { id: scenariosId, 'aria-current': 'true' as const } : {})}
        onPress={() => actions.activate(id)}
      >
        <span className="scenario-name">{name}</span>
        <span className="scenario-note">
          {note}
          {older !== undefined && (
            <span className="scenario-version" title={t('migration.newerHere', { version: newer })}>
              {t('migration.computedBy', { version: older })}
            </span>
          )}
        </span>
      </Button>
      {kind !== 'baseline' && (
        <MenuTrigger>
          <IconButton quiet icon="more" label={t('scenarios.menu', { name })} />
          <Popover className="popover">
            <Menu className="listbox menu">
              <MenuItem className="option" onAction={() => actions.duplicate(id)}>
                {t('scenarios.duplicate')}
              </MenuItem>
              {kind === 'own' && (
                <MenuItem
                  className="option"
                  onAction={() => {
                    actions.activate(id)
                    // The field is there once the scenario is active and the menu has given the focus back.
                    setTimeout(() => document.getElementById(nameFieldId)?.focus(), 60)
                  }}
                >
                  {t('scenarios.rename')}
                </MenuItem>
              )}
              <MenuItem className="option" onAction={() => onOpen('notes', id)}>
                {t('scenarios.notes')}
              </MenuItem>
              {kind === 'own' && (
                <MenuItem
                  className="option"
                  onAction={() => {
                    // Formulas are written in the names of the model that the window shows.
                    if (isElsewhere) actions.activate(id)
                    onOpen('indicators', id)
                  }}
                >
                  {t('scenarios.indicators')}
                </MenuItem>
              )}
              {kind === 'own' && (
                <MenuItem className="option" onAction={() => onOpen('revisions', id)}>
                  {t('scenarios.revisions')}
                </MenuItem>
              )}
              {older !== undefined && (
                <MenuItem className="option" onAction={() => actions.askToMove(id, 'version')}>
                  {t('migration.moveVersion', { version: newer })}
                </MenuItem>
              )}
              {canMove && (
                <MenuItem className="option" onAction={() => actions.askToMove(id, 'baseline')}>
                  {t('migration.moveBaseline')}
                </MenuItem>
              )}
              <MenuItem className="option" onAction={() => void actions.exportScenario(id)}>
                {t('scenarios.export')}
              </MenuItem>
              {kind === 'own' && (
                <MenuItem className="option danger" onAction={() => void actions.remove(id)}>
                  {t('scenarios.remove')}
                </MenuItem>
              )}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </li>
  )
})

/** "4 levers moved · reading: 23,291": what a scenario is, in a few words. */
function summary({ kind, scenario }: Document, words: Words, { model, baseline }: Ground): string {
  const { t } = words
  const levers = movedLevers(scenario, model).length
  const assumptions = Object.keys(scenario.assumptions).length
  const reading = baseline.readings.find((entry) => entry.id === scenario.reading)
  const parts = [
    ...(levers > 0 ? [t('scenarios.moved', { count: levers })] : []),
    ...(assumptions > 0 ? [t('scenarios.assumed', { count: assumptions })] : []),
    ...(reading && reading.id !== baseline.defaultReading
      ? [t('scenarios.otherReading', { reading: words.text(reading.label) })]
      : []),
  ]
  if (parts.length > 0) return parts.join(' · ')
  return kind === 'baseline' ? t('scenarios.baselineNote') : t('scenarios.unmoved')
}
