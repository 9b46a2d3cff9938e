/** Exported files are computed again here: a file goes in, and what differs comes out in words. */
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { FileFault } from '../../files/file-fault.ts'
import type { PickedFile } from '../../host/contract.ts'
import { faultInFile } from '../../report/faults/fault-text.ts'
import { useHost, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Working } from '../controls/working.tsx'
import { readFile } from '../host/read-file.ts'
import { type CheckProgress, checkFile } from './check-file.ts'
import './checking.css'

type Checking =
  | { readonly kind: 'working'; readonly file: string; readonly progress: CheckProgress | undefined }
  | { readonly kind: 'checked'; readonly file: string; readonly differences: readonly FileFault[] }
  | { readonly kind: 'failed'; readonly file: string; readonly text: string }

export function CheckPanel() {
  const { t } = useWords()
  const given = useWorkspace((state) => state.resultToCheck)
  const { checking, check, stop } = useChecking()
  const checkGiven = useEffectEvent(check)
  useEffect(() => {
    if (given) checkGiven(given)
  }, [given])
  return (
    <>
      <FileField onFile={check}>
        <p>{t('check.about')}</p>
      </FileField>
      <div className="check-outcome" aria-live="polite" aria-busy={checking?.kind === 'working'}>
        {checking && <Outcome checking={checking} onStop={stop} />}
      </div>
    </>
  )
}

/** Checks one file at a time; another one takes its place. */
function useChecking() {
  const words = useWords()
  const host = useHost()
  const store = useWorkspaceStore()
  const [checking, setChecking] = useState<Checking>()
  const running = useRef<AbortController>(undefined)
  const stop = () => {
    running.current?.abort()
    setChecking(undefined)
  }
  useEffect(() => () => running.current?.abort(), [])

  const check = async (picked: PickedFile) => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    const file = picked.name
    const show = (next: Checking): void => {
      if (!own.signal.aborted) setChecking(next)
    }
    show({ kind: 'working', file, progress: undefined })
    const outcome = await checkFile(picked, {
      host,
      library: store.getState().grounds.data,
      signal: own.signal,
      onProgress: (progress) => show({ kind: 'working', file, progress }),
    })
    if (outcome.ok) show({ kind: 'checked', file, differences: outcome.value })
    else show({ kind: 'failed', file, text: outcome.error(words) })
  }
  return { checking, check: (file: PickedFile) => void check(file), stop }
}

interface FileFieldProps {
  readonly onFile: (file: PickedFile) => void
  readonly children: ReactNode
}

function FileField({ onFile, children }: FileFieldProps) {
  const { t } = useWords()
  const host = useHost()
  const [over, setOver] = useState(false)
  const choose = async () => {
    const file = await host.pickFile('result')
    if (file) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void readFile(file, 'result').then(onFile)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is there as a button
    <div
      className={over ? 'check-drop over' : 'check-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
      <Button className="button primary" onPress={() => void choose()} autoFocus>
        {t('check.choose')}
      </Button>
      <span className="hint">{t('check.drop')}</span>
    </div>
  )
}

function Outcome({ checking, onStop }: { readonly checking: Checking; readonly onStop: () => void }) {
  const { t } = useWords()
  const { file } = checking
  switch (checking.kind) {
    case 'working':
      return <Working text={t('check.working', { file })} progress={checking.progress} onStop={onStop} />
    case 'failed':
      return <p role="alert">{checking.text}</p>
    case 'checked':
      return checking.differences.length === 0 ? (
        <p className="check-same">{t('check.same', { file })}</p>
      ) : (
        <Differences file={file} differences={checking.differences} />
      )
  }
}

function Differences({
  file,
  differences,
}: {
  readonly file: string
  readonly differences: readonly FileFault[]
}) {
  const words = useWords()
  const { t } = words
  const title = t('check.differs', { file })
  return (
    <>
      <p>{title}</p>
      {/* Long lists are scrolled, by keyboard too. */}
      <ul className="check-differences" tabIndex={0} aria-label={title}>
        {differences.map((difference) => {
          const said = faultInFile(difference, words)
          return <li key={`${difference.code} ${said}`}>{said}</li>
        })}
      </ul>
    </>
  )
}
