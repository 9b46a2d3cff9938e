/** What the trusted side could not do, and what it has to tell of the store, in the reader's language. */
import { onOneLine } from '../../files/characters.ts'
import type { HostError, StoreNotice, ToldRows } from '../../host/contract.ts'
import { formatTime } from '../text/format.ts'
import { manners, paragraph } from '../text/language.ts'
import type { TextKey } from '../text/translate.ts'
import type { Speech } from '../text/words.ts'
import { faultLine } from './fault-text.ts'
import { systemReason } from './system-reason.ts'
import { shown, type Told, toldPlainly } from './told.ts'

/** What could not be done, in a sentence. */
export function hostErrorText(error: HostError, speech: Speech): string {
  // Each text leaves open what the details of its code name; a test words them all.
  const t = speech.t as (key: TextKey, values: Told) => string
  const { code, details } = error
  const told = withReasons(details, speech)
  if (code === 'not-found') return t(`faults.missing.${details.what}`, told)
  if (code === 'reading-ended') return t(`faults.readingEnded.${details.why}`, told)
  if (code === 'conflict') return t(`faults.conflict.${details.why}`, told)
  if (code === 'folder-in-use' && details.holder !== '') return t('faults.heldBy', told)
  return t(`faults.host.${code}`, told)
}

/** When the last change was kept; nothing where none was. */
const keptText = (at: string, { t, language }: Speech): string =>
  at === '' ? t('faults.nothingKept') : t('faults.lastKept', { at: formatTime(at, language) })

/** Details as they can be told: a reason is a code that has words, a path is told whole so that it can be found. */
const withReasons = (details: object, speech: Speech): Told => ({
  ...toldPlainly(details, speech),
  ...Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) => {
      if (name === 'lastKept') return [[name, keptText(String(value), speech)]]
      if (name === 'reason' || name === 'again') return [[name, systemReason(String(value), speech)]]
      return name === 'folder' || name === 'kept' ? [[name, onOneLine(String(value))]] : []
    }),
  ),
})

/** What the user should know of the store. */
export function storeNoticeText(notice: StoreNotice, speech: Speech): string {
  const { t, language } = speech
  const { code, details } = notice
  const nothing = {
    reason: '',
    names: '',
    madeAt: '',
    pack: '',
    fault: '',
    revisions: '',
    count: '',
    at: '',
    rows: '',
    file: '',
    scenarios: '',
  }
  const values = { ...nothing, ...withReasons(details, speech), ...ownWords(notice, speech) }
  const merged = 'merged' in details ? [t('faults.merged', { count: String(details.merged) })] : []
  const kept = 'kept' in details && details.kept ? [t('faults.kept', { kept: details.kept })] : []
  return paragraph([t(`faults.notice.${code}`, values), ...merged, ...kept], language)
}

/** Details of a notice that are no plain text: times, lists, faults. */
function ownWords({ code, details }: StoreNotice, speech: Speech): Told {
  const { t, language } = speech
  switch (code) {
    case 'restored':
      return { madeAt: formatTime(details.madeAt, language) }
    case 'lost':
      return { at: formatTime(details.at, language) }
    case 'pack-left-out': {
      const [first] = details.faults
      return first ? { fault: faultLine(first, speech) } : {}
    }
    case 'healed':
    case 'damaged': {
      const names = details.revisions.map(({ name, revision }) =>
        t('faults.savedVersion', { name: shown(name), revision: String(revision) }),
      )
      return { revisions: names.join(manners[language].betweenItems) }
    }
    case 'rows-healed':
    case 'rows-lost':
      return { rows: rowsText(details.rows, speech) }
    case 'set-aside':
      return {
        file: onOneLine(details.file),
        scenarios: String(details.scenarios),
        revisions: String(details.revisions),
      }
    default:
      return {}
  }
}

/** How many rows of what. */
export const rowsText = (rows: readonly ToldRows[], { t, language }: Speech): string =>
  rows
    .map(({ what, file, count }) => t(`faults.rows.${what}`, { file: shown(file), count: String(count) }))
    .join(manners[language].betweenItems)
