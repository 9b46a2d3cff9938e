/** The whole window takes scenario files that are dropped on it. */
import { type DragEvent, type ReactNode, useState } from 'react'
import { useActions, useWords } from './workspace-context.tsx'

export function FileDrop({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const actions = useActions()
  const [over, setOver] = useState(false)
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is there as a button, "Import…"
    <div
      className={over ? 'app dropping' : 'app'}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(false)
        for (const file of event.dataTransfer.files) void importDropped(file, actions.importFile)
      }}
    >
      {children}
      {over && (
        <div className="drop-hint" aria-hidden="true">
          {t('scenarios.drop')}
        </div>
      )}
    </div>
  )
}

async function importDropped(
  file: File,
  importFile: (file: { readonly name: string; readonly base64: string }) => Promise<void>,
): Promise<void> {
  // The trusted side refuses what is too large; nothing near its limit is read whole here.
  const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
  await importFile({ name: file.name, base64: toBase64(bytes) })
}

/** A little more than a scenario file may have, so that a larger one is still refused for its size. */
const mostBytes = 1_100_000

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  }
  return btoa(binary)
}
