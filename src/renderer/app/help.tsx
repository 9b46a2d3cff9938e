/** The window's help: its keys, and what the program is. */

import { modelKey } from '../../model/model.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'

export function Help() {
  const { t } = useWords()
  const actions = useActions()
  const help = useWorkspace((state) => state.help)
  const spec = useWorkspace((state) => state.ground.model)
  if (!help) return null
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
    <ModalDialog
      title={help === 'about' ? t('help.aboutTitle') : t('help.shortcutsTitle')}
      onClose={() => actions.showHelp(undefined)}
    >
      {help === 'shortcuts' && (
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
      )}
      <p>{t('help.about')}</p>
      <p>{t('help.notForecast')}</p>
      <p className="hint">{t('help.model', { model: modelKey(spec), baseline: spec.baseline })}</p>
    </ModalDialog>
  )
}
