import { describe, expect, test } from 'vitest'
import { fileFault } from '../../../src/files/file-fault.ts'
import type { HostErrorCode, StoreNotice } from '../../../src/host/contract.ts'
import { hostError } from '../../../src/host/dispatch.ts'
import { languages } from '../../../src/model/spec.ts'
import { hostErrorText, storeNoticeText } from '../../../src/report/faults/host-error.ts'
import { systemReason } from '../../../src/report/faults/system-reason.ts'
import { speechOf } from '../../../src/report/text/words.ts'
import { anyHostError, foreignWords, hostDetails } from '../../helpers/faults.ts'

const errors = [
  ...(Object.keys(hostDetails) as HostErrorCode[]).map(anyHostError),
  ...(['scenario', 'revision', 'deleted', 'outcomes', 'backup'] as const).map((what) =>
    hostError('not-found', { what, name: '12' }),
  ),
  hostError('conflict', { why: 'in-trash', newest: 1 }),
  hostError('reading-ended', { why: 'too-long' }),
  hostError('reading-ended', { why: 'too-large' }),
  hostError('folder-in-use', { holder: '' }),
]

const notices: readonly StoreNotice[] = [
  { code: 'restored', details: { reason: 'missing', madeAt: '2026-11-22T11:00:00.000Z', merged: 0 } },
  {
    code: 'restored',
    details: { reason: 'foreign', madeAt: '2026-11-22T11:00:00.000Z', merged: 2, kept: 'x.sqlite' },
  },
  { code: 'started-anew', details: { reason: 'blank', merged: 1, kept: 'x.sqlite' } },
  { code: 'mended', details: { reason: 'schema', kept: 'x.sqlite' } },
  { code: 'healed', details: { revisions: [{ name: 'A', revision: 2 }], kept: 'x.sqlite' } },
  {
    code: 'damaged',
    details: {
      revisions: [
        { name: 'A', revision: 2 },
        { name: 'B', revision: 1 },
      ],
    },
  },
  {
    code: 'rows-healed',
    details: {
      rows: [
        { what: 'outcomes', file: 'A', count: 2 },
        { what: 'settings', file: '', count: 1 },
      ],
      kept: 'x.sqlite',
    },
  },
  { code: 'rows-lost', details: { rows: [{ what: 'labels', file: '', count: 1 }], kept: 'x.sqlite' } },
  { code: 'set-aside', details: { file: 'x.sqlite', scenarios: 2, revisions: 9 } },
  { code: 'lost', details: { count: 3, at: '2026-11-22T11:00:00.000Z' } },
  { code: 'unreadable', details: { names: ['A', 'B'] } },
  { code: 'read-only', details: {} },
  { code: 'no-backup', details: { reason: 'ENOSPC' } },
  {
    code: 'pack-left-out',
    details: { pack: 'packs/oslo', faults: [fileFault('', 'not-utf8', {})] },
  },
]

const reasons = [
  ...[
    'EACCES',
    'EPERM',
    'ENOENT',
    'ENOTDIR',
    'EEXIST',
    'EISDIR',
    'ENOSPC',
    'EDQUOT',
    'EROFS',
    'EBUSY',
    'ENAMETOOLONG',
  ],
  ...['EMFILE', 'ENFILE', 'EIO', 'ENOMEM', 'EADDRINUSE', 'missing', 'empty', 'blank', 'foreign', ''],
  ...['SQLITE_BUSY_SNAPSHOT', 'SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_READ', 'SQLITE_READONLY'],
]

describe.each(languages)('in %s', (language) => {
  const speech = speechOf(language)

  test.each(errors)('$code is a sentence without a gap', (error) => {
    const text = hostErrorText(error, speech)
    expect(text).not.toMatch(/\{\{|\}\}|\[object|faults\.|undefined/)
    expect(text.length).toBeGreaterThan(4)
  })

  test.each(notices)('the notice $code is a sentence without a gap', (notice) => {
    const text = storeNoticeText(notice, speech)
    expect(text).not.toMatch(/\{\{|\}\}|\[object|faults\.|undefined|2026-11-22T/)
    expect(text.includes('x.sqlite')).toBe('kept' in notice.details || notice.code === 'set-aside')
  })

  test.skipIf(language === 'en')('no English word is among them', () => {
    for (const error of errors) expect(foreignWords(hostErrorText(error, speech), error.details)).toEqual([])
    for (const notice of notices) {
      expect(foreignWords(storeNoticeText(notice, speech), notice.details)).toEqual([])
    }
    for (const reason of reasons) expect(foreignWords(systemReason(reason, speech), {})).toEqual([])
  })

  test('a reason without words is told by its code', () => {
    expect(systemReason('EPROTO', speech)).toContain('EPROTO')
  })
})

test('a long path is told whole, and cannot turn the writing direction', () => {
  const folder = `/${'very-long-folder/'.repeat(10)}\u202edata`
  const text = hostErrorText(hostError('folder-unwritable', { folder, reason: 'EROFS' }), speechOf('en'))
  expect(text).toContain(
    `/${'very-long-folder/'.repeat(10)}\\u202edata cannot be written to (the disk cannot be written to)`,
  )
})
