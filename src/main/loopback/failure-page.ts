/** What the browser shows when the program could not start: why, in the user's language. */
import type { Speech } from '../../report/text/words.ts'
import { escapeHtml } from './refusal-page.ts'

/** @param message a line for each thing that is wrong. */
export function failurePage(message: string, { t, language }: Speech): string {
  const lines = message.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`)
  const title = escapeHtml(t('shell.notStarted'))
  return (
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Qiantang</title>` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<meta name="color-scheme" content="light dark">` +
    `<style>body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 12vh auto; padding: 0 1.5rem }</style>` +
    `<h1>${title}</h1>${lines.join('')}<p>${escapeHtml(t('shell.notStartedHint'))}</p></html>\n`
  )
}
