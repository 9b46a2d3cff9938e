/** The window's help: its keys, what the program is, and whether an exported file is right. */
import { Button } from 'react-aria-components'
import { modelKey } from '../../model/model.ts'
import { CheckPanel } from '../checking/check-panel.tsx'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import type { Workspace } from '../workspace/workspace.ts'
import { DiagnosticsPanel, ReleaseNote } from './program-panel.tsx'

/** One dialog, whatever it shows: the focus goes back to what opened it. */
export function Help() {
  const { t } = useWords()
  const actions = useActions()
  const help = useWorkspace((state) => state.help)
  if (!help) return null
  const titles = {
    shortcuts: t('help.shortcutsTitle'),
    about: t('help.aboutTitle'),
    check: t('check.title'),
    diagnostics: t('help.diagnostics'),
  }
  return (
    <ModalDialog title={titles[help]} onClose={() => actions.showHelp(undefined)}>
      <HelpContent help={help} />
    </ModalDialog>
  )
}

function HelpContent({ help }: { readonly help: NonNullable<Workspace['help']> }) {
  switch (help) {
    case 'check':
      return <CheckPanel />
    case 'diagnostics':
      return <DiagnosticsPanel />
    default:
      return <About isOfKeys={help === 'shortcuts'} />
  }
}

function About({ isOfKeys }: { readonly isOfKeys: boolean }) {
  const { t } = useWords()
  const actions = useActions()
  const spec = useWorkspace((state) => state.ground.model)
  return (
    <>
      {isOfKeys && <Keys />}
      <p>{t('help.about')}</p>
      <p>{t('help.notForecast')}</p>
      <p>{t('help.promise')}</p>
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

function Keys() {
  const { t } = useWords()
  const keys = [
    [t('help.tab'), t('help.tabDoes')],
    [t('help.arrows'), t('help.arrowsDo')],
    [t('help.pages'), t('help.pagesDo')],
    [t('help.ends'), t('help.endsDo')],
    [t('help.enter'), t('help.enterDoes')],
    [t('help.undo'), t('header.undo')],
    [t('help.redo'), t('header.redo')],
  ] as const
  return (
    <dl className="info-list">
      {keys.map(([key, does]) => (
        <div key={key} className="key-row">
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
