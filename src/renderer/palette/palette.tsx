/** The palette: one field that finds everything in the window and goes there. */
import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components'
import { runCommand } from '../commands/commands.ts'
import { useKeyboard } from '../context/use-keyboard.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import type { Actions } from '../workspace/actions.ts'
import type { WorkspaceStore } from '../workspace/workspace.ts'
import { type Destination, type Entry, entriesOf, findEntries } from './entries.ts'
import './palette.css'

export function Palette() {
  const { t } = useWords()
  const actions = useActions()
  const isOpen = useWorkspace((state) => state.palette)
  if (!isOpen) return null
  return (
    <ModalOverlay
      className="modal-overlay palette-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) actions.showPalette(false)
      }}
    >
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label={t('palette.title')}>
          <PaletteField />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteField() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const keyboard = useKeyboard()
  const [query, setQuery] = useState('')
  // What can be found is what there was when the palette opened.
  const [state] = useState(store.getState)
  const entries = useMemo(() => entriesOf(state, words, keyboard), [state, words, keyboard])
  const found = useMemo(
    () => findEntries(entries, query, state.ground, words),
    [entries, query, state, words],
  )
  const choose = (entry: Entry) => {
    actions.showPalette(false)
    goThere(entry.destination, actions, store)
  }
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className="palette-field" aria-label={t('palette.title')} autoFocus>
        <Input className="input" placeholder={t('palette.hint')} />
      </SearchField>
      <p className={found.outside === undefined ? 'visually-hidden' : 'palette-outside'} role="status">
        {found.outside ?? (found.groups.length === 0 ? t('palette.none') : '')}
      </p>
      <Menu
        className="listbox palette-list"
        aria-label={t('palette.found')}
        renderEmptyState={() => <p className="panel-empty">{t('palette.none')}</p>}
      >
        {found.groups.map(({ kind, entries: own }) => (
          <MenuSection key={kind} className="palette-group">
            <Header className="palette-kind">{t(`palette.kind.${kind}`)}</Header>
            {own.map((entry) => (
              <MenuItem
                key={`${kind} ${entry.id}`}
                id={`${kind} ${entry.id}`}
                className="option"
                textValue={entry.label}
                onAction={() => choose(entry)}
              >
                <Text slot="label">{entry.label}</Text>
                {entry.note !== undefined && <span className="option-note">{entry.note}</span>}
                {entry.key !== undefined && <kbd className="palette-key">{entry.key}</kbd>}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  )
}

function goThere(destination: Destination, actions: Actions, store: WorkspaceStore): void {
  switch (destination.kind) {
    case 'view':
      actions.setView(destination.view)
      break
    case 'question':
      actions.setView('analyse')
      actions.ask(destination.question)
      break
    case 'scenario':
      actions.activate(destination.id)
      break
    case 'subject':
      actions.goTo(destination.subject)
      break
    case 'command':
      runCommand(destination.command, actions, store)
      break
    case 'help':
      actions.showHelp(destination.page)
      break
  }
}
