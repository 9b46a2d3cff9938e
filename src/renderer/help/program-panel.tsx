/** What the program says of itself: its version, where newer ones are, and what to hand to whoever mends it. */
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { HostResult, Program } from '../../host/contract.ts'
import { diagnosticsText } from '../../report/diagnostics.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { formatIsoDay } from '../../report/text/format.ts'
import { useActions, useHost, useWords } from '../context/workspace-context.tsx'

export function useProgram(): HostResult<Program> | undefined {
  const host = useHost()
  const [program, setProgram] = useState<HostResult<Program>>()
  useEffect(() => {
    void host.call('program.read', {}).then(setProgram)
  }, [host])
  return program
}

/** The program looks for no newer one itself: it never asks anybody. */
export function ReleaseNote() {
  const { t, language } = useWords()
  const program = useProgram()
  if (!program?.ok || program.value.released === '') return null
  const { version, released } = program.value
  // A day without a time: at noon, it is that day everywhere.
  const date = formatIsoDay(released, language)
  return <p className="hint">{t('help.release', { version, date })}</p>
}

/** All that is copied is read first. */
export function DiagnosticsPanel() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const host = useHost()
  const program = useProgram()
  if (!program) return <p aria-busy="true">{t('help.diagnosticsAbout')}</p>
  if (!program.ok) return <p role="alert">{hostErrorText(program.error, words)}</p>
  const text = diagnosticsText(program.value, {
    window: host.shell,
    browser: navigator.userAgent,
    languages: `${words.language} (${navigator.languages.join(' ')})`,
    size: `${innerWidth}x${innerHeight} at ${devicePixelRatio}`,
  })
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    actions.showHelp(undefined)
    actions.notify(t('help.diagnosticsCopied'))
  }
  return (
    <>
      <p>{t('help.diagnosticsAbout')}</p>
      <textarea
        className="diagnostics"
        readOnly
        rows={14}
        lang="en"
        aria-label={t('help.diagnostics')}
        value={text}
      />
      <div className="modal-actions">
        <Button className="button primary" onPress={() => void copy()}>
          {t('help.diagnosticsCopy')}
        </Button>
      </div>
    </>
  )
}
