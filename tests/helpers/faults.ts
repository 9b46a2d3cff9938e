/** Faults in words as an English reader gets them, details of every failure, and what is alike in all languages. */
import type { CodedFault, FileFault } from '../../src/files/file-fault.ts'
import type { HostError, HostErrorCode, HostErrorDetails } from '../../src/host/contract.ts'
import { hostError } from '../../src/host/dispatch.ts'
import { faultLine, faultText } from '../../src/report/faults/fault-text.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from './library.ts'

const words = createWords({ language: 'en', ground })
export const english = (fault: CodedFault): string => faultText(fault, words)
export const englishLine = (fault: FileFault): string => faultLine(fault, words)

/** Real details of everything that the trusted side cannot do: a code without them does not compile. */
export const hostDetails: { readonly [C in HostErrorCode]: HostErrorDetails[C] } = {
  'unknown-channel': { channel: 'scenarios.eat' },
  'bad-input': { paths: ['scenario.levers', 'after'] },
  'not-found': { what: 'scenario', name: '0f8c1e1e' },
  conflict: { why: 'changed', newest: 4 },
  refused: {},
  'reading-ended': { why: 'stopped' },
  'disk-full': {},
  'folder-in-use': { holder: '4711' },
  'read-only': {},
  'folder-unwritable': { folder: '/data/qiantang', reason: 'EACCES' },
  'backup-damaged': {},
  'store-damaged': { reason: 'SQLITE_CORRUPT' },
  'store-lost': { reason: 'foreign', again: 'SQLITE_NOTADB' },
  'store-missing': { lastKept: '2026-11-22T11:00:00.000Z' },
  'store-replaced': { lastKept: '' },
  'store-busy': {},
  'store-failed': { reason: 'SQLITE_IOERR_READ' },
  'store-newer': { step: 7, name: 'tags', known: 2 },
  'store-not-converted': { step: 3, name: 'tags', reason: 'SQLITE_READONLY' },
  'revision-unreadable': { id: '0f8c1e1e', revision: 2 },
  internal: {},
  unreachable: {},
  'other-host': {},
  'other-page': {},
  'wrong-token': {},
  'wrong-method': { allowed: 'POST' },
  'not-json': {},
  'no-such-page': {},
  'bad-request': { status: 413 },
  'no-window': { folder: '/opt/qiantang/out' },
  'port-taken': { port: 4711 },
  'port-forbidden': { port: 80 },
  'cannot-serve': { port: 4711, reason: 'EADDRNOTAVAIL' },
}

/** A failure of that code as it may come. */
export const anyHostError = (code: HostErrorCode): HostError => hostError(code, hostDetails[code])

/** What is written alike in every language: names of files, commands and options, and a UUID. */
const phrases = /units\.yaml|scenarios\/shipped\.yaml|npm start|--[\w-]+|[0-9a-f]{8}-[0-9a-f-]+/g
const alike = new Set([
  ...['JSON', 'YAML', 'CSV', 'UTF', 'UUID', 'KiB', 'CNY', 'Mbps', 'GDP', 'GRDP', 'Excel'],
  // Words of the formula language and of files.
  ...[
    'previous',
    'base',
    'baseline',
    'exp',
    'log',
    'log2',
    'min',
    'max',
    'clamp',
    'and',
    'or',
    'not',
    'shock',
    'next',
  ],
  ...[
    'true',
    'false',
    'null',
    'undefined',
    'format',
    'ko',
    'en',
    'GB',
    'level',
    'nominalGrowth',
    'realGrowth',
  ],
])

/**
 * The Latin words of a text that are neither the same in every language nor what it was told.
 * @param details what the text was made of.
 */
export function foreignWords(text: string, details: object): readonly string[] {
  const given = Object.values(details).flat().map(String)
  const own = given
    .filter((detail) => detail !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, detail) => rest.replaceAll(detail, ' '), text)
  const words = own.replaceAll(phrases, ' ').match(/[A-Za-z][A-Za-z0-9]+/g) ?? []
  return words.filter((word) => !alike.has(word))
}
