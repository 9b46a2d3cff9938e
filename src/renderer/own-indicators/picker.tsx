/** A button that opens a list to search and choose from: by group, by keyboard. */
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  SearchField,
  Text,
} from 'react-aria-components'
import { search } from '../../report/search/search.ts'
import { Icon } from '../controls/icons.tsx'

export interface PickerEntry {
  readonly id: string
  readonly label: string
  /** Below the label. */
  readonly note: string
  /** The same in a formula's signs. */
  readonly code?: string
  /** Everything that it is looked for by. */
  readonly texts: readonly string[]
}

export interface PickerGroup {
  readonly id: string
  readonly label: string
  readonly entries: readonly PickerEntry[]
}

interface Props {
  /** On the button. */
  readonly label: string
  /** What is searched. */
  readonly find: string
  readonly groups: readonly PickerGroup[]
  /** What is said where nothing is found. */
  readonly none: (query: string) => ReactNode
  readonly onPick: (id: string) => void
  readonly isDisabled?: boolean
}

export function Picker({ label, find, groups, none, onPick, isDisabled = false }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const found = groups.flatMap((group) => {
    const entries = search(group.entries, query, ({ texts }) => texts)
    return entries.length > 0 ? [{ ...group, entries }] : []
  })
  const toggle = (open: boolean): void => {
    setOpen(open)
    setQuery('')
  }
  const pick = (id: string): void => {
    toggle(false)
    onPick(id)
  }
  /** The list marks its first entry only where typing has changed what it holds. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const [first] = found.flatMap(({ entries }) => entries)
    const isMarked = list.current?.querySelector('[data-focused]') !== null
    if (event.key !== 'Enter' || query === '' || isMarked || !first) return
    event.preventDefault()
    event.stopPropagation()
    pick(first.id)
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={toggle}>
      <Button className="button" isDisabled={isDisabled}>
        {label} <Icon name="down" />
      </Button>
      <Popover className="popover picker" placement="bottom start">
        <Dialog className="picker-dialog" aria-label={label}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField className="search picker-search" aria-label={find} autoFocus>
              <Input className="input" placeholder={find} onKeyDownCapture={onKeyDown} />
            </SearchField>
            <Menu
              ref={list}
              className="listbox picker-list"
              aria-label={label}
              renderEmptyState={() => <p className="picker-empty">{none(query)}</p>}
              onAction={(id) => pick(String(id))}
            >
              {found.map((group) => (
                <MenuSection key={group.id} id={group.id}>
                  <Header className="picker-group">{group.label}</Header>
                  {group.entries.map(({ id, label: text, note, code }) => (
                    <MenuItem key={id} id={id} textValue={text} className="option picker-option">
                      <Text slot="label">{text}</Text>
                      <Text slot="description" className="option-note">
                        {note} {code !== undefined && <code>{code}</code>}
                      </Text>
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
