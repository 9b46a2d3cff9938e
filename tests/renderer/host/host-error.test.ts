import { expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { hostErrorText } from '../../../src/renderer/host/host-error.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { library } from '../../helpers/library.ts'

test('what a user can do something about is said in the language; the rest as the trusted side says it', () => {
  for (const language of languages) {
    const words = createWords({ language, library })
    const gone = hostErrorText({ code: 'unreachable', message: 'Failed to fetch', faults: [] }, words)
    const full = hostErrorText({ code: 'disk-full', message: 'SQLITE_FULL', faults: [] }, words)
    expect(`${gone} ${full}`).not.toMatch(/fetch|SQLITE/)
    expect(gone).not.toBe(full)
    expect(hostErrorText({ code: 'storage', message: 'the store is locked', faults: [] }, words)).toBe(
      'the store is locked',
    )
  }
})
