/** What a newer model or another baseline makes of a scenario, before it is moved: numbers, and every change. */
import { useMemo, useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading, Label, Radio, RadioGroup } from 'react-aria-components'
import type { Ground } from '../../model/ground.ts'
import type { Moved } from '../../model/migration/move.ts'
import { otherGrounds } from '../../model/migration/table.ts'
import { csvText } from '../../report/csv.ts'
import { moveName } from '../../report/download-name.ts'
import { groundName, groundNote } from '../../report/ground.ts'
import { changeRows } from '../../report/migration/changes.ts'
import { type MoveWords, moveWords } from '../../report/migration/move-words.ts'
import {
  keyValues,
  type MovedValues,
  movedSheet,
  movedValues,
  seenChanges,
  valuesSentences,
  yearOfMove,
} from '../../report/migration/values.ts'
import { paragraph } from '../../report/text/language.ts'
import { createWords } from '../../report/text/words.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { movedScenario } from '../workspace/actions/migration-actions.ts'
import { projectionOf } from '../workspace/workspace.ts'
import { ChangeTable } from './change-table.tsx'
import { ValueTable } from './value-table.tsx'
import './migration.css'

export function MoveDialog() {
  const documents = useWorkspace((state) => state.documents)
  const grounds = useWorkspace((state) => state.grounds)
  const moving = useWorkspace((state) => state.moving)
  const moved = useMemo(() => movedScenario({ documents, grounds, moving }), [documents, grounds, moving])
  return moved ? <Question moved={moved} /> : null
}

function Question({ moved }: { readonly moved: Moved }) {
  const words = useWords()
  const { t, language } = words
  const actions = useActions()
  const isElsewhere = useWorkspace((state) => state.moving?.to === 'baseline')
  const document = useWorkspace((state) => state.documents.get(moved.before.id))
  const both = useMemo(() => moveWords(moved, language), [moved, language])
  const { year, values } = useMovedValues(moved, both)
  const { version } = moved.to.model
  const name = document ? words.nameOf(document) : moved.before.name
  const ground = groundName(moved.to, both.after)
  return (
    <ModalDialog
      title={
        isElsewhere ? t('migration.titleBaseline', { name }) : t('migration.titleVersion', { name, version })
      }
      onClose={actions.dropMove}
      wide
    >
      <p className="hint">
        {t(document?.kind === 'shipped' ? 'migration.introShipped' : 'migration.introOwn')}
      </p>
      {isElsewhere && <Baselines moved={moved} />}
      {isElsewhere && moved.from.model.version !== version && (
        <p>{t('migration.alsoVersion', { version })}</p>
      )}
      <p>{paragraph(valuesSentences(values, moved, year, both), language)}</p>
      {year !== undefined && (
        <ValueTable
          caption={t('migration.keyFigures', { year })}
          values={keyValues(values, moved, year)}
          words={both}
        />
      )}
      <ChangeTable rows={changeRows(moved, both)} />
      <AllValues values={values} words={both} name={name} moved={moved} />
      <div className="modal-actions move-actions">
        <Button className="button" onPress={actions.dropMove}>
          {t('scenarios.cancel')}
        </Button>
        <Button className="button primary" onPress={actions.moveScenario}>
          {isElsewhere ? t('migration.moveTo', { ground }) : t('migration.moveNow', { version })}
        </Button>
      </div>
    </ModalDialog>
  )
}

/** Numbers in current prices, and the year in which key figures are told. */
function useMovedValues(moved: Moved, words: MoveWords) {
  const store = useWorkspaceStore()
  const keyYear = useWorkspace((state) => state.keyYear)
  const values = useMemo(() => {
    const [before, after] = [moved.before, moved.scenario].map((scenario) =>
      projectionOf(store, scenario, 'current'),
    )
    return before && after ? movedValues({ moved, before, after }, words) : []
  }, [store, moved, words])
  return { values, year: yearOfMove(keyYear, moved) }
}

/** The baselines that the scenario can stand on, each with what it is at a glance. */
function Baselines({ moved }: { readonly moved: Moved }) {
  const { t, language } = useWords()
  const actions = useActions()
  const grounds = useWorkspace((state) => state.grounds)
  const others = otherGrounds(moved.before, grounds)
  const choose = (id: string): void => {
    const found = others.find(({ baseline }) => baseline.id === id)
    if (found) actions.chooseGround(found)
  }
  const option = (ground: Ground) => {
    const words = createWords({ language, ground })
    return (
      <Radio key={ground.baseline.id} value={ground.baseline.id} className="radio">
        <span className="radio-mark" />
        <span className="radio-text">
          <strong>{groundName(ground, words)}</strong>
          <span className="radio-note">{groundNote(ground, words)}</span>
        </span>
      </Radio>
    )
  }
  return (
    <RadioGroup className="radios" value={moved.to.baseline.id} onChange={choose}>
      <Label className="field-label">{t('migration.choose')}</Label>
      {others.map(option)}
    </RadioGroup>
  )
}

interface AllProps {
  readonly values: readonly MovedValues[]
  readonly words: MoveWords
  readonly name: string
  readonly moved: Moved
}

/** Every indicator and year that changes, folded away: there are hundreds. */
function AllValues({ values, words, name, moved }: AllProps) {
  const { t } = words.after
  const actions = useActions()
  const [isOpen, setOpen] = useState(false)
  const seen = useMemo(() => seenChanges(values, words), [values, words])
  if (seen.length === 0) return null
  const exportCsv = (): void => {
    const file = moveName(name, moved.before.model, moved.scenario.model)
    void actions.saveCsv(file, csvText(movedSheet(name, moved, values, words), words.after))
  }
  return (
    <Disclosure className="move-all" isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={3}>
        <Button slot="trigger" className="link move-all-name">
          <Icon name="down" />
          {t('migration.allValues', { count: seen.length })}
        </Button>
      </Heading>
      <DisclosurePanel>
        {isOpen && <ValueTable caption={t('migration.allCaption')} values={seen} words={words} />}
      </DisclosurePanel>
      <Button className="button" onPress={exportCsv}>
        {t('migration.export')}
      </Button>
    </Disclosure>
  )
}
