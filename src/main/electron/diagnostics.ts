/** Keeps what to hand to whoever mends the program, where the window cannot show it. */
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Program } from '../../host/contract.ts'
import { diagnosticsText } from '../../report/diagnostics.ts'
import { systemReason } from '../../report/faults/system-reason.ts'
import type { Speech } from '../../report/text/words.ts'
import { writeFileSafely } from '../plain-file.ts'

export async function saveDiagnostics(
  window: BrowserWindow,
  program: Program,
  speech: Speech,
): Promise<void> {
  const { t, language } = speech
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), `${t('shell.trouble.diagnosticsFile')}.txt`),
    filters: [{ name: t('shell.trouble.text'), extensions: ['txt'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (!filePath) return
  const languages = `${language} (${app.getPreferredSystemLanguages().join(' ')})`
  try {
    writeFileSafely(filePath, diagnosticsText(program, { window: 'electron', languages }))
  } catch (error) {
    const reason = systemReason((error as NodeJS.ErrnoException).code ?? '', speech)
    await dialog.showMessageBox(window, {
      type: 'error',
      message: t('shell.unwritable'),
      detail: t('faults.unwritable', { reason }),
    })
  }
}
