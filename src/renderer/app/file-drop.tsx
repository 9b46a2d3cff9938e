/** The whole window takes files that are dropped on it: scenarios, tables of published values, exported results. */
import { type DragEvent, type ReactNode, useState } from 'react'
import { useActions, useWords } from '../context/workspace-context.tsx'
import { isResult, readFile } from '../host/read-file.ts'

export function FileDrop({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const actions = useActions()
  const [over, setOver] = useState(false)
  const take = async (file: File): Promise<void> => {
    // A result of our own would be read as published values: it is checked instead.
    if (await isResult(file)) actions.checkResult(await readFile(file, 'result'))
    else await actions.takeFile(await readFile(file))
  }
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
        for (const file of event.dataTransfer.files) void take(file)
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
