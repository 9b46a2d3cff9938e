/** The saved states of a scenario: the list, a look at one, and its way back. */
import { useEffect, useState } from 'react'
import { Button, ListBox, ListBoxItem } from 'react-aria-components'
import type { HostError, RevisionInfo } from '../../host/contract.ts'
import { faultsHere } from '../../model/computable.ts'
import { fingerprint } from '../../model/fingerprint.ts'
import type { Ground } from '../../model/ground.ts'
import { assumedIn, movedLevers, movedSetting } from '../../model/scenario.ts'
import type { Scenario } from '../../model/spec.ts'
import { levelsIn, plainAmountText } from '../../report/amount.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { shortFingerprint } from '../../report/fingerprint.ts'
import { scheduleSentence } from '../../report/schedule.ts'
import { formatTime } from '../../report/text/format.ts'
import { createWords } from '../../report/text/words.ts'
import { useActions, useHost, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { VersionName } from './version-name.tsx'

export function RevisionsDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const host = useHost()
  const name = useWorkspace((state) => state.documents.get(id)?.scenario.name ?? '')
  const newest = useWorkspace((state) => state.documents.get(id)?.saved?.revision)
  const storeMark = useWorkspace((state) => state.storeMark)
  const grounds = useWorkspace((state) => state.grounds)
  const [revisions, setRevisions] = useState<readonly RevisionInfo[]>()
  const [problem, setProblem] = useState<HostError>()
  const [chosen, setChosen] = useState<{ readonly revision: number; readonly scenario: Scenario }>()

  useEffect(() => {
    // Asked again when a save has made a newer one, or any window has changed a name.
    if (newest === undefined) return
    void host.call('scenarios.revisions', { id }).then((answer) => {
      if (answer.ok) setRevisions(answer.value)
      else setProblem(answer.error)
    })
  }, [host, id, newest, storeMark])

  const look = async (revision: number) => {
    const answer = await host.call('scenarios.revision', { id, revision })
    if (answer.ok) setChosen({ revision, scenario: answer.value })
    else setProblem(answer.error)
  }

  const named = revisions?.find(({ revision }) => revision === chosen?.revision)
  const ground = chosen && grounds.of(chosen.scenario)
  const [fault] = chosen ? faultsHere(chosen.scenario, grounds) : []
  /** The version of the model; the baseline too, where not all revisions stand on one. */
  const standing = (info: RevisionInfo): string => {
    const own = grounds.of(info)
    const version = own.ok ? t('revisions.version', { version: own.value.model.version }) : info.model
    const isMixed = revisions?.some(({ baseline }) => baseline !== info.baseline)
    const baseline = own.ok ? words.text(own.value.baseline.short) : info.baseline
    return isMixed ? `${version} · ${baseline}` : version
  }

  return (
    <ModalDialog title={t('revisions.title', { name })} onClose={onClose} wide>
      <p className="hint">{t('revisions.intro')}</p>
      {problem !== undefined && (
        <p role="alert">
          {t('revisions.failed')} {hostErrorText(problem, words)}
        </p>
      )}
      <div className="revisions">
        <ListBox
          className="listbox revision-list"
          aria-label={t('revisions.title', { name })}
          items={(revisions ?? []).map((info) => ({ ...info, id: info.revision }))}
          selectionMode="single"
          disallowEmptySelection
          escapeKeyBehavior="none"
          selectedKeys={chosen ? [chosen.revision] : []}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys]
            if (typeof key === 'number') void look(key)
          }}
        >
          {(info) => (
            <ListBoxItem className="option" textValue={t('revisions.number', { revision: info.revision })}>
              <span>
                {t('revisions.number', { revision: info.revision })}
                {info.revision === newest ? ` · ${t('revisions.newest')}` : ''}
              </span>
              {info.label !== '' && <strong>{t('revisions.labelled', { label: info.label })}</strong>}
              <span className="option-note">
                {formatTime(info.savedAt, words.language)} ·{' '}
                {t('revisions.departures', { count: info.departures })} · {standing(info)}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
        <div className="revision-content">
          {named && <VersionName key={named.revision} id={id} info={named} />}
          {chosen && ground?.ok && <RevisionContent scenario={chosen.scenario} ground={ground.value} />}
          {fault && (
            <p>
              {t('scenarios.missing')}: {faultText(fault, words)}
            </p>
          )}
          {!chosen && <p className="hint">{t('revisions.choose')}</p>}
          {chosen && chosen.revision !== newest && (
            <Button
              className="button primary"
              // It could not be worked on any more.
              isDisabled={fault !== undefined}
              onPress={() => {
                void actions.restore(id, chosen.revision)
                onClose()
              }}
            >
              {t('revisions.restore')}
            </Button>
          )}
          {chosen && chosen.revision === newest && <p className="hint">{t('revisions.same')}</p>}
        </div>
      </div>
    </ModalDialog>
  )
}

interface ContentProps {
  readonly scenario: Scenario
  /** What it stands on, which may be another one than the scenario stands on now. */
  readonly ground: Ground
}

function RevisionContent({ scenario, ground }: ContentProps) {
  const { language } = useWords()
  const words = createWords({ language, ground })
  const spec = ground.model
  const levers = movedLevers(scenario, spec)
  const assumptions = spec.assumptions.filter((entry) => scenario.assumptions[entry.id] !== undefined)
  return (
    <>
      <h3>{scenario.name}</h3>
      <p className="hint">
        {words.t('revisions.fingerprint', {
          fingerprint: shortFingerprint(fingerprint(scenario, ground.built)),
        })}
      </p>
      {levers.length + assumptions.length === 0 && <p className="hint">{words.t('revisions.nothing')}</p>}
      <table className="table">
        <tbody>
          {levers.map((lever) => {
            const setting = movedSetting(scenario, lever, spec.schedule)
            if (!setting) return null
            const { target, start, ramp, end } = setting
            return (
              <tr key={lever.id}>
                <th scope="row">{words.text(lever.label)}</th>
                <td className="number">{plainAmountText(target, lever.unit, words)}</td>
                <td>{scheduleSentence(words, start, ramp, end)}</td>
              </tr>
            )
          })}
          {assumptions.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">{words.text(entry.label)}</th>
              <td className="number">{levelsIn(entry.unit, words).write(assumedIn(scenario, entry))}</td>
              <td>{levelsIn(entry.unit, words).unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
