/** What a browser shows whose request was refused: one sentence, in the reader's language. */
import type { HostError } from '../../host/contract.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { chooseLanguage } from '../../report/text/language.ts'
import { speechOf } from '../../report/text/words.ts'
import { escapeHtml } from '../failure-page.ts'

/** @param wanted the languages that the browser asks for, as HTTP writes them: `zh-CN,zh;q=0.9,en;q=0.8`. */
export function refusalPage(error: HostError, wanted = ''): string {
  const tags = wanted.split(',').map((part) => part.split(';')[0]?.trim() ?? '')
  const language = chooseLanguage(undefined, tags)
  const text = escapeHtml(hostErrorText(error, speechOf(language)))
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Qiantang</title><p>${text}</p></html>\n`
}
