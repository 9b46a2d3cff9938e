/** A page that says what went wrong, in the user's language; it needs nothing of the window, nor any script. */
import type { Language } from '../model/spec.ts'
import type { Speech } from '../report/text/words.ts'

export interface Failure {
  readonly language: Language
  readonly title: string
  /** A line for each thing that is wrong. */
  readonly message: string
  readonly hint: string
  /** Ways out, each a link. */
  readonly ways?: readonly { readonly label: string; readonly address: string }[]
}

/** What the page may do: be drawn. */
export const failurePagePolicy = "default-src 'none'; style-src 'unsafe-inline'"

/** Why the program could not start. */
export const startFailure = (message: string, { t, language }: Speech): Failure => ({
  language,
  title: t('shell.notStarted'),
  message,
  hint: t('shell.notStartedHint'),
})

const style =
  'body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 12vh auto; padding: 0 1.5rem }' +
  ' a { display: inline-block; margin: 0 1.5rem 0.5rem 0 }'

export function failurePage({ language, title, message, hint, ways = [] }: Failure): string {
  const lines = message.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`)
  const links = ways.map(({ label, address }) => `<a href="${address}">${escapeHtml(label)}</a>`)
  return (
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Qiantang</title>` +
    `<meta http-equiv="Content-Security-Policy" content="${failurePagePolicy}">` +
    `<meta name="color-scheme" content="light dark"><style>${style}</style>` +
    `<h1>${escapeHtml(title)}</h1>${lines.join('')}<p>${escapeHtml(hint)}</p>` +
    `${links.length > 0 ? `<nav>${links.join('\n')}</nav>` : ''}</html>\n`
  )
}

export const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
