/** The window's help: pages about views, model, words and keys; what the program is; the check of an exported file. */
import { type Ref, useEffect, useId, useRef, useState } from 'react'
import { Button, Input, SearchField, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { modelKey } from '../../model/model.ts'
import { commandText } from '../../report/help/commands.ts'
import { findInHelp, type HelpSetting, helpParts } from '../../report/help/document.ts'
import { type Keyboard, shownKey, withKey } from '../../report/help/keys.ts'
import { loadHelp } from '../../report/help/load.ts'
import {
  type HelpPage,
  type HelpPart,
  type HelpTexts,
  helpPages,
  helpTitle,
} from '../../report/help/pages.ts'
import { CheckPanel } from '../checking/check-panel.tsx'
import { useKeyboard } from '../context/use-keyboard.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { DiagnosticsPanel, ReleaseNote, useProgram } from './program-panel.tsx'
import './help.css'

/** One dialog, whatever it shows: the focus goes back to what opened it. */
export function Help() {
  const { t } = useWords()
  const actions = useActions()
  const page = useWorkspace((state) => state.help)
  if (!page) return null
  return (
    <ModalDialog wide title={t('help.open')} onClose={() => actions.showHelp(undefined)}>
      <HelpBook page={page} />
    </ModalDialog>
  )
}

function HelpBook({ page }: { readonly page: HelpPage }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const keyboard = useKeyboard()
  const setting = useHelpSetting(keyboard)
  const [query, setQuery] = useState('')
  const isSearching = query.trim() !== '' && setting !== undefined
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // What is given back of a scroll is no way to end it.
    void body.current?.scrollTo({ top: 0 })
  }, [page, isSearching])
  const turnTo = (next: HelpPage) => {
    setQuery('')
    actions.showHelp(next)
  }
  return (
    <Tabs
      className="help"
      orientation="vertical"
      selectedKey={page}
      onSelectionChange={(key) => turnTo(helpPages.find((candidate) => candidate === key) ?? 'explore')}
    >
      <div className="help-side">
        <SearchField className="search" aria-label={t('help.find')} value={query} onChange={setQuery}>
          <Input className="input" placeholder={t('help.find')} />
        </SearchField>
        <TabList className="help-pages" aria-label={t('help.pages')}>
          {helpPages.map((id) => (
            <Tab key={id} id={id} className="help-tab">
              {helpTitle(id, words)}
            </Tab>
          ))}
        </TabList>
        <div className="help-ways">
          <Button className="link" onPress={() => actions.goOnTour(0)}>
            {commandText('tour', words)}
          </Button>
          <Button className="link" onPress={() => actions.showPalette(true)}>
            {withKey(commandText('palette', words), shownKey('palette', keyboard))}
          </Button>
        </div>
      </div>
      <TabPanel key={page} id={page} className="help-page" ref={body as Ref<HTMLDivElement>}>
        {isSearching ? (
          <Found query={query} setting={setting} onTurn={turnTo} />
        ) : (
          <>
            <h3 className="help-title">{helpTitle(page, words)}</h3>
            <Page page={page} setting={setting} />
          </>
        )}
      </TabPanel>
    </Tabs>
  )
}

/** All that pages are made from; undefined while the texts of the language are on their way. */
function useHelpSetting(keyboard: Keyboard): HelpSetting | undefined {
  const words = useWords()
  const { language } = words
  const ground = useWorkspace((state) => state.ground)
  const program = useProgram()
  const [read, setRead] = useState<{ readonly language: string; readonly texts: HelpTexts }>()
  useEffect(() => {
    let isOpen = true
    void loadHelp(language).then((texts) => {
      if (isOpen) setRead({ language, texts })
    })
    return () => {
      isOpen = false
    }
  }, [language])
  if (read?.language !== language) return undefined
  return { texts: read.texts, words, ground, keyboard, program: program?.ok ? program.value : undefined }
}

function Page({ page, setting }: { readonly page: HelpPage; readonly setting: HelpSetting | undefined }) {
  if (page === 'check') return <CheckPanel />
  if (page === 'diagnostics') return <DiagnosticsPanel />
  if (!setting) return <div aria-busy="true" />
  const parts = helpParts(page, setting)
  return (
    <>
      {parts.map((part) => (
        <PartOfPage key={part.head ?? part.text[0]} part={part} />
      ))}
      {page === 'about' && <AboutFoot />}
    </>
  )
}

function PartOfPage({ part }: { readonly part: HelpPart }) {
  const { head, text, terms } = part
  const id = useId()
  return (
    <section className="help-part" {...(head === undefined ? {} : { 'aria-labelledby': id })}>
      {head !== undefined && <h4 id={id}>{head}</h4>}
      {text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {terms && (
        <dl className="help-terms">
          {terms.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

interface FoundProps {
  readonly query: string
  readonly setting: HelpSetting
  readonly onTurn: (page: HelpPage) => void
}

function Found({ query, setting, onTurn }: FoundProps) {
  const { words } = setting
  const { t } = words
  const found = findInHelp(query, setting)
  if (found.length === 0) {
    return (
      <p className="panel-empty" role="status">
        {t('help.none')}
      </p>
    )
  }
  return (
    <>
      {found.map(({ page, place, part }) => (
        <div key={`${page} ${place}`} className="help-found">
          <Button className="link" onPress={() => onTurn(page)}>
            {helpTitle(page, words)}
          </Button>
          <PartOfPage part={part} />
        </div>
      ))}
    </>
  )
}

function AboutFoot() {
  const { t } = useWords()
  const actions = useActions()
  const spec = useWorkspace((state) => state.ground.model)
  return (
    <>
      <p className="hint">{t('help.model', { model: modelKey(spec), baseline: spec.baseline })}</p>
      <ReleaseNote />
      <div className="modal-actions">
        <Button className="button" onPress={() => actions.showHelp('diagnostics')}>
          {t('help.diagnosticsOpen')}
        </Button>
        <Button className="button" onPress={() => actions.showHelp('check')}>
          {t('check.open')}
        </Button>
      </div>
    </>
  )
}
