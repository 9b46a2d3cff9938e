/** The window's head: the scenario at the left, the views in the middle, settings at the right. */
import { Button, Dialog, DialogTrigger, Popover, Tab, TabList } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { languages } from '../../model/spec.ts'
import { manners } from '../../report/text/language.ts'
import { narrowWindow, useMedia } from '../context/use-media.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Choice } from '../controls/choice.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { chartsId, leversId, scenariosId } from '../controls/landmarks.ts'
import { NumberInput } from '../controls/number-input.tsx'
import { activeDocument, type PanelName, views } from '../workspace/workspace.ts'
import { DocumentTitle } from './document-title.tsx'
import { GroundChoice } from './ground-choice.tsx'
import { ReadingButton } from './reading-button.tsx'
import './header.css'

const themes = ['system', 'light', 'dark', 'contrast'] as const

export function Header() {
  const { t } = useWords()
  const view = useWorkspace((state) => state.view)
  const actions = useActions()
  const isNarrow = useMedia(narrowWindow)
  const skipTo = (id: typeof chartsId | PanelName): void => {
    // A panel that was folded can be gone to once it is drawn.
    flushSync(() => {
      if (id !== chartsId && isNarrow) actions.setDrawer(id)
      else if (id !== chartsId) actions.setPanel(id, { open: true })
    })
    document.getElementById(id)?.focus()
  }
  return (
    <header className="header">
      {view === 'explore' &&
        ([chartsId, leversId, scenariosId] as const).map((id) => (
          <Button key={id} className="button skip-link" onPress={() => skipTo(id)}>
            {t(`app.skip.${id}`)}
          </Button>
        ))}
      <h1 className="brand">
        <span className="brand-han" lang="zh" aria-hidden="true">
          钱塘
        </span>
        <span className="brand-name">{t('app.name')}</span>
      </h1>
      <GroundChoice />
      <DocumentTitle />
      <TabList className="view-list" aria-label={t('view.label')}>
        {views.map((id) => (
          <Tab key={id} id={id} className="view-tab">
            {t(`view.${id}`)}
          </Tab>
        ))}
      </TabList>
      <div className="header-tools">
        <UndoButtons />
        <ReadingButton />
        {isNarrow ? <MoreSettings /> : <WindowSettings />}
        <IconButton
          icon="help"
          label={t('help.open')}
          command="help"
          onPress={() => actions.showHelp(view)}
        />
      </div>
    </header>
  )
}

function WindowSettings() {
  const hasPrices = useWorkspace((state) => state.ground.model.deflator !== undefined)
  return (
    <>
      {hasPrices && <Prices />}
      <Horizon />
      <LanguageChoice />
      <ThemeChoice />
    </>
  )
}

/** The same where there is no room for them side by side. */
function MoreSettings() {
  const { t } = useWords()
  return (
    <DialogTrigger>
      <IconButton icon="more" label={t('header.more')} />
      <Popover className="popover" placement="bottom end">
        <Dialog className="dialog header-more" aria-label={t('header.more')}>
          <WindowSettings />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function UndoButtons() {
  const { t } = useWords()
  const actions = useActions()
  const canUndo = useWorkspace((state) => activeDocument(state).history.past.length > 0)
  const canRedo = useWorkspace((state) => activeDocument(state).history.future.length > 0)
  return (
    <>
      <IconButton
        icon="undo"
        label={t('header.undo')}
        command="undo"
        isDisabled={!canUndo}
        onPress={actions.undo}
      />
      <IconButton
        icon="redo"
        label={t('header.redo')}
        command="redo"
        isDisabled={!canRedo}
        onPress={actions.redo}
      />
    </>
  )
}

function Prices() {
  const { t } = useWords()
  const actions = useActions()
  const prices = useWorkspace((state) => state.prices)
  return (
    <Choice
      label={t('header.prices')}
      value={prices}
      onChange={actions.setPrices}
      options={[
        { id: 'current', label: t('header.current'), narrow: t('header.currentShort') },
        {
          id: 'constant',
          label: t('header.constant'),
          short: t('header.constantMedium'),
          narrow: t('header.constantShort'),
        },
      ]}
    />
  )
}

function Horizon() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const spec = useWorkspace((state) => state.ground.model)
  const horizon = useWorkspace((state) => activeDocument(state).scenario.horizon)
  const name = useWorkspace((state) => words.nameOf(activeDocument(state)))
  return (
    <NumberInput
      className="horizon"
      label={t('header.horizon')}
      hint={t('header.horizonOf', { name })}
      hideLabel
      value={horizon}
      min={spec.schedule.earliest}
      max={spec.horizon.max}
      step={1}
      year
      onChange={actions.setHorizon}
    />
  )
}

function LanguageChoice() {
  const { t } = useWords()
  const actions = useActions()
  const language = useWorkspace((state) => state.language)
  return (
    <Choice
      label={t('header.language')}
      value={language}
      onChange={actions.setLanguage}
      options={languages.map((id) => ({ id, label: manners[id].name, short: manners[id].code }))}
    />
  )
}

function ThemeChoice() {
  const { t } = useWords()
  const actions = useActions()
  const theme = useWorkspace((state) => state.theme)
  return (
    <Choice
      className="theme-choice"
      // The sign on the button says nothing to a screen reader.
      label={`${t(`theme.${theme}`)}, ${t('header.theme')}`}
      value={theme}
      onChange={actions.setTheme}
      options={themes.map((id) => ({ id, label: t(`theme.${id}`), short: '◐' }))}
    />
  )
}
