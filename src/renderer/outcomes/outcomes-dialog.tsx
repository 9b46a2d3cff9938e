/** A table of published values on its way in: how it is read, what is to be settled, what would be kept. */
import { useId, useState } from 'react'
import { Button, Input, Label, Switch, TextArea, TextField } from 'react-aria-components'
import {
  type DecimalMark,
  type Encoding,
  encodings,
  type OutcomesReading,
  type Separator,
  separators,
} from '../../files/outcomes/reading.ts'
import { openQuestions, settle } from '../../files/outcomes/settle.ts'
import { leftOutTexts, tableFaultLine } from '../../report/faults/table-fault.ts'
import { paragraph } from '../../report/text/language.ts'
import type { Words } from '../../report/text/words.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Choice } from '../controls/choice.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { ReadingNote } from '../notices/reading-note.tsx'
import type { OutcomesDraft } from '../workspace/actions/outcome-actions.ts'
import { Questions } from './questions.tsx'
import { ReadTable, SampleTable } from './read-table.tsx'
import './outcomes.css'

export function OutcomesDialog() {
  const { t } = useWords()
  const actions = useActions()
  const draft = useWorkspace((state) => state.outcomesDraft)
  if (!draft) return null
  const { file, pasted, reading } = draft
  const title = pasted ? t('outcomes.pasteTitle') : t('outcomes.title', { file: file.name })
  return (
    <ModalDialog wide title={title} onClose={actions.dropOutcomes}>
      {pasted && <PasteField text={pasted.text} />}
      <ReadingNote />
      {reading ? (
        <Understood draft={draft} reading={reading} />
      ) : (
        !pasted && <p className="hint">{t('outcomes.reading')}</p>
      )}
      <Foot draft={draft} />
    </ModalDialog>
  )
}

function PasteField({ text }: { readonly text: string }) {
  const { t } = useWords()
  const actions = useActions()
  const hint = useId()
  return (
    <TextField
      className="field"
      value={text}
      onChange={(typed) => void actions.typeOutcomes(typed)}
      aria-describedby={hint}
      autoFocus
    >
      <Label className="field-label">{t('outcomes.pasteLabel')}</Label>
      <TextArea className="input outcomes-paste" rows={6} spellCheck="false" wrap="off" />
      <span id={hint} className="hint">
        {t('outcomes.pasteHint')}
      </span>
    </TextField>
  )
}

function Understood({
  draft,
  reading,
}: {
  readonly draft: OutcomesDraft
  readonly reading: OutcomesReading
}) {
  const words = useWords()
  const { t } = words
  const model = useWorkspace((state) => state.ground.model)
  const replaces = useWorkspace((state) => state.ownOutcomes.some(({ file }) => file === draft.file.name))
  const { failure, layout, values, sample } = reading
  const said = layout
    ? [
        t('outcomes.understood', { count: values.length }),
        t(`outcomes.layouts.${layout}`),
        ...leftOutTexts(reading, model, words),
      ]
    : []
  return (
    <>
      <HowRead draft={draft} reading={reading} />
      {failure ? (
        <>
          <p role="alert" className="outcomes-failure">
            {tableFaultLine(failure, words)}
          </p>
          {sample.length > 0 && <SampleTable sample={sample} />}
        </>
      ) : (
        <>
          <p role="status">
            {paragraph(
              replaces ? [...said, t('outcomes.replaces', { file: draft.file.name })] : said,
              words.language,
            )}
          </p>
          <Questions reading={reading} answers={draft.answers.values} />
          <Unread draft={draft} reading={reading} />
          {values.length > 0 && <ReadTable reading={reading} answers={draft.answers.values} />}
        </>
      )}
    </>
  )
}

const separatorNames = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  '，': 'wideComma',
} as const satisfies Readonly<Record<Separator, string>>

/** Encoding, separator and decimal mark, each as found out or as the user says. */
function HowRead({ draft, reading }: { readonly draft: OutcomesDraft; readonly reading: OutcomesReading }) {
  const { t } = useWords()
  const actions = useActions()
  const { encoding, separator, decimal } = reading
  return (
    <div className="outcomes-how">
      {!draft.pasted && (
        <div className="field">
          <span className="field-label">{t('outcomes.encoding')}</span>
          <Choice<Encoding>
            label={t('outcomes.encoding')}
            options={encodings.map((id) => ({ id, label: id.toUpperCase() }))}
            value={encoding}
            onChange={(chosen) => void actions.readOutcomesAs({ encoding: chosen })}
          />
        </div>
      )}
      <div className="field">
        <span className="field-label">{t('outcomes.separatorChoice')}</span>
        <Choice<Separator>
          label={t('outcomes.separatorChoice')}
          options={separators.map((id) => ({ id, label: t(`outcomes.separators.${separatorNames[id]}`) }))}
          value={separator}
          onChange={(chosen) => void actions.readOutcomesAs({ separator: chosen })}
        />
      </div>
      <div className="field">
        <span className="field-label">{t('outcomes.decimal')}</span>
        <Choice<DecimalMark>
          label={t('outcomes.decimal')}
          options={(['point', 'comma'] as const).map((id) => ({ id, label: t(`outcomes.decimals.${id}`) }))}
          value={decimal ?? null}
          placeholder={t('outcomes.decimals.open')}
          onChange={(chosen) => void actions.readOutcomesAs({ decimal: chosen })}
        />
      </div>
      <SourceField shown={draft.choices.source ?? draft.file.name} />
    </div>
  )
}

/** Taken over when the field is left: each reading asks the trusted side. */
function SourceField({ shown }: { readonly shown: string }) {
  const { t } = useWords()
  const actions = useActions()
  const [typed, type] = useState(shown)
  const take = () => {
    if (typed.trim() !== '' && typed !== shown) void actions.readOutcomesAs({ source: typed.trim() })
  }
  return (
    <TextField
      className="field outcomes-source"
      value={typed}
      onChange={type}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
      maxLength={1000}
    >
      <Label className="field-label">{t('outcomes.source')}</Label>
      <Input className="input" />
    </TextField>
  )
}

function Unread({ draft, reading }: { readonly draft: OutcomesDraft; readonly reading: OutcomesReading }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const { unread, unreadCount } = reading
  if (unreadCount === 0) return null
  const more = unreadCount - unread.length
  return (
    <section className="outcomes-part" aria-label={t('outcomes.unread')}>
      <h3>{t('outcomes.unread')}</h3>
      {/* Long lists are scrolled, by keyboard too. */}
      <ul className="outcomes-faults" tabIndex={0} aria-label={t('outcomes.unread')}>
        {unread.map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.code}`}>{tableFaultLine(fault, words)}</li>
        ))}
        {more > 0 && <li>{t('outcomes.unreadMore', { count: more })}</li>}
      </ul>
      <Switch className="switch" isSelected={draft.answers.leaveUnread} onChange={actions.leaveUnread}>
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
        {t('outcomes.leaveUnread')}
      </Switch>
    </section>
  )
}

function Foot({ draft }: { readonly draft: OutcomesDraft }) {
  const { t } = useWords()
  const actions = useActions()
  const { reading, answers } = draft
  const settled = reading && settle(reading, answers)
  const count = reading?.values.filter(({ place }) => answers.values[place] !== 'leave').length ?? 0
  return (
    <div className="modal-actions">
      <p className="hint outcomes-state" role="status">
        {openText(draft, t)}
      </p>
      <Button className="button" onPress={actions.dropOutcomes}>
        {t('outcomes.cancel')}
      </Button>
      <Button
        className="button primary"
        isDisabled={settled?.ok !== true}
        onPress={() => void actions.keepOutcomes()}
      >
        {t('outcomes.keep', { count })}
      </Button>
    </div>
  )
}

/** What the button waits for; else that nothing is kept before it is pressed. */
function openText({ reading, answers }: OutcomesDraft, t: Words['t']): string {
  if (!reading || reading.failure) return t('outcomes.intro')
  const unread = reading.unreadCount > 0 && !answers.leaveUnread ? 1 : 0
  const open = openQuestions(reading, answers).length + unread
  return open > 0 ? t('outcomes.open', { count: open }) : t('outcomes.intro')
}
