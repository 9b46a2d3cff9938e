/** The list of scenarios: which are shown, which one is worked on, and what can be done with each. */
import { useCallback, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { roveRows } from '../controls/rows.ts'
import { IndicatorsDialog } from '../own-indicators/indicators-dialog.tsx'
import { FoldButton } from '../panels/panels.tsx'
import { RowPart } from '../parts/part.tsx'
import {
  baselineOf,
  comparedDocuments,
  type Document,
  drawnDocuments,
  mostShown,
} from '../workspace/workspace.ts'
import { BackupsDialog } from './backups-dialog.tsx'
import { MissingRow } from './missing-row.tsx'
import { NotesDialog } from './notes-dialog.tsx'
import { type Listed, OtherGrounds } from './other-grounds.tsx'
import { RevisionsDialog } from './revisions-dialog.tsx'
import { ScenarioRow } from './scenario-row.tsx'
import { TrashDialog } from './trash-dialog.tsx'
import './scenarios.css'

/** A dialog of the panel, and the scenario it is about. */
type Opened =
  | { readonly kind: 'none' | 'trash' | 'backups' }
  | { readonly kind: 'revisions' | 'notes' | 'indicators'; readonly id: string }

export function ScenarioPanel() {
  const { t } = useWords()
  const actions = useActions()
  // Which scenarios there are; the rows ask for the rest.
  const kinds = useWorkspace((state) =>
    [...state.documents]
      .map(([id, document]) =>
        JSON.stringify({ id, kind: document.kind, on: baselineOf(state, document) ?? null } satisfies Listed),
      )
      .join('\n'),
  )
  const baseline = useWorkspace((state) => state.baseline)
  const active = useWorkspace((state) => state.active)
  const isBaseline = useWorkspace((state) => state.documents.get(state.active)?.kind === 'baseline')
  const shownCount = useWorkspace(
    (state) => state.shown.filter((id) => id !== state.active).length + (isBaseline ? 0 : 1),
  )
  const elsewhere = useWorkspace((state) => comparedDocuments(state).length - drawnDocuments(state).length)
  const [opened, setOpened] = useState<Opened>({ kind: 'none' })
  const close = () => setOpened({ kind: 'none' })
  const open = useCallback(
    (kind: 'revisions' | 'notes' | 'indicators', id: string) => setOpened({ kind, id }),
    [],
  )
  const listed = kinds.split('\n').map((entry): Listed => JSON.parse(entry))
  const ofKind = (kind: Document['kind']): readonly string[] =>
    listed.filter((each) => each.kind === kind && each.on === baseline).map(({ id }) => id)
  const row = (id: string) => (
    <RowPart key={id} id={id}>
      <ScenarioRow id={id} full={shownCount >= mostShown} onOpen={open} />
    </RowPart>
  )
  const own = ofKind('own')
  const shipped = ofKind('shipped')
  const missing = listed.filter(({ on }) => on === null)
  const about = 'id' in opened ? opened.id : undefined
  const isGone = about !== undefined && !listed.some(({ id }) => id === about)
  useEffect(() => {
    // Another window may delete what a dialog is about.
    if (isGone) setOpened({ kind: 'none' })
  }, [isGone])
  return (
    <section className="scenario-panel" aria-label={t('scenarios.title')}>
      <div className="scenario-head">
        <h2>{t('scenarios.title')}</h2>
        <IconButton quiet icon="plus" label={t('scenarios.new')} onPress={actions.newScenario} />
        <FoldButton panel="scenarios" />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are heard of the buttons in it */}
      <div className="scenario-scroll" onKeyDown={roveRows}>
        <ul>{ofKind('baseline').map(row)}</ul>
        {elsewhere > 0 && (
          <p className="scenario-empty">{t('scenarios.comparedOnly', { count: elsewhere })}</p>
        )}
        <h3 className="scenario-section">{t('scenarios.own')}</h3>
        {own.length > 0 ? <ul>{own.map(row)}</ul> : <p className="scenario-empty">{t('scenarios.noOwn')}</p>}
        {shipped.length > 0 && (
          <>
            <h3 className="scenario-section">{t('scenarios.shipped')}</h3>
            <ul>{shipped.map(row)}</ul>
          </>
        )}
        {shownCount >= mostShown && <p className="scenario-empty">{t('scenarios.shownMost')}</p>}
        <OtherGrounds listed={listed} row={row} />
        {missing.length > 0 && (
          <>
            <h3 className="scenario-section">{t('scenarios.missing')}</h3>
            <ul>
              {missing.map(({ id }) => (
                <RowPart key={id} id={id}>
                  <MissingRow id={id} onOpen={open} />
                </RowPart>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="scenario-foot">
        <Button className="button" onPress={() => void actions.pickAndImport()}>
          {t('scenarios.import')}
        </Button>
        <Button
          className="button"
          onPress={() => void actions.exportScenario(active)}
          isDisabled={isBaseline}
        >
          {t('scenarios.exportActive')}
        </Button>
        <div className="scenario-foot-links">
          <Button className="link" onPress={() => setOpened({ kind: 'trash' })}>
            {t('scenarios.trash')}
          </Button>
          <Button className="link" onPress={() => setOpened({ kind: 'backups' })}>
            {t('backups.open')}
          </Button>
        </div>
      </div>
      {opened.kind === 'trash' && <TrashDialog onClose={close} />}
      {opened.kind === 'backups' && <BackupsDialog onClose={close} />}
      {opened.kind === 'revisions' && <RevisionsDialog id={opened.id} onClose={close} />}
      {opened.kind === 'notes' && <NotesDialog id={opened.id} onClose={close} />}
      {opened.kind === 'indicators' && <IndicatorsDialog id={opened.id} onClose={close} />}
    </section>
  )
}
