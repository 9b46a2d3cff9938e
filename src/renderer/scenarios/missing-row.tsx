/** A scenario of the list that cannot be computed here: it is kept as it is. */
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { faultText } from '../../report/faults/fault-text.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'

interface Props {
  readonly id: string
  readonly onOpen: (kind: 'revisions', id: string) => void
}

export function MissingRow({ id, onOpen }: Props) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const document = useWorkspace((state) => state.documents.get(id))
  const canRepair = useWorkspace((state) => document !== undefined && state.grounds.of(document.scenario).ok)
  if (!document?.missing) return null
  const name = words.nameOf(document)
  return (
    <li className="scenario missing">
      <div className="scenario-text">
        <span className="scenario-name">{name}</span>
        <span className="scenario-note">{faultText(document.missing, words)}</span>
      </div>
      <MenuTrigger>
        <IconButton quiet icon="more" label={t('scenarios.menu', { name })} />
        <Popover className="popover">
          <Menu className="listbox menu">
            {canRepair && (
              <MenuItem className="option" onAction={() => actions.repair(id)}>
                {t('scenarios.repair')}
              </MenuItem>
            )}
            <MenuItem className="option" onAction={() => onOpen('revisions', id)}>
              {t('scenarios.revisions')}
            </MenuItem>
            <MenuItem className="option" onAction={() => void actions.exportScenario(id)}>
              {t('scenarios.export')}
            </MenuItem>
            <MenuItem className="option danger" onAction={() => void actions.remove(id)}>
              {t('scenarios.remove')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </li>
  )
}
