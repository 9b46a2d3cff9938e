/** Faults that tests once let live, put in by hand: each is put in again and must die of the test that is named. */

export interface Lived {
  readonly name: string
  /** In `src`. */
  readonly file: string
  /** What stands in the file once, and what is put in its place. */
  readonly from: string
  readonly to: string
  /** The test file that notices, in `tests`. */
  readonly test: string
}

export const lived: readonly Lived[] = [
  {
    name: 'a change that gets the right to write only when it writes',
    file: 'main/storage/sqlite-store.ts',
    from: 'answer(() => db.transaction(counted).immediate())',
    to: 'answer(() => db.transaction(counted).deferred())',
    test: 'main/storage/durable.test.ts',
  },
  {
    name: 'a store that a power cut takes the last commits of',
    file: 'main/storage/database.ts',
    from: "'synchronous = FULL',",
    to: "'synchronous = NORMAL',",
    test: 'main/storage/opening.test.ts',
  },
  {
    name: 'a copy that has its name before it is on the disk',
    file: 'main/storage/files.ts',
    from: "  sync(from, 'r+')\n",
    to: '',
    test: 'main/storage/durable.test.ts',
  },
  {
    name: 'a copy whose name is not on the disk',
    file: 'main/storage/files.ts',
    from: '  syncFolder(dirname(to))\n',
    to: '',
    test: 'main/storage/durable.test.ts',
  },
  {
    name: 'a file of the user that has its name before it is on the disk',
    file: 'main/plain-file.ts',
    from: '    fsyncSync(file)\n',
    to: '',
    test: 'main/plain-file.test.ts',
  },
  {
    name: 'a file of the user whose name is not on the disk',
    file: 'main/plain-file.ts',
    from: '  syncFolder(folder)\n',
    to: '',
    test: 'main/plain-file.test.ts',
  },
  {
    name: 'a copy that nobody read back',
    file: 'main/storage/backups.ts',
    from: '!isSoundFile(copy) || !isCopyOf(db, before, copy)',
    to: 'false',
    test: 'main/storage/durable.test.ts',
  },
  {
    name: 'a copy that is sound and holds something else',
    file: 'main/storage/backups.ts',
    from: '!isSoundFile(copy) || !isCopyOf(db, before, copy)',
    to: '!isSoundFile(copy)',
    test: 'main/storage/durable.test.ts',
  },
  {
    name: 'a revision that nothing vouches for',
    file: 'main/storage/digest.ts',
    from: 'row.digest === digestOf(row)',
    to: 'true',
    test: 'main/storage/damage.test.ts',
  },
  {
    name: 'the key prototype in a file',
    file: 'files/document.ts',
    from: "['__proto__', 'constructor', 'prototype']",
    to: "['__proto__', 'constructor']",
    test: 'files/json-document.test.ts',
  },
  {
    name: 'the key constructor in a file',
    file: 'files/document.ts',
    from: "['__proto__', 'constructor', 'prototype']",
    to: "['__proto__', 'prototype']",
    test: 'files/json-document.test.ts',
  },
  {
    name: 'a file of one level too many',
    file: 'files/json-document.ts',
    from: 'if (depth === maxDepth)',
    to: 'if (depth > maxDepth)',
    test: 'files/json-document.test.ts',
  },
  {
    name: 'U+2069, which ends a change of direction that began before it',
    file: 'files/characters.ts',
    from: '\\u202a-\\u202e\\u2066-\\u2069]/gu',
    to: '\\u202a-\\u202e\\u2066-\\u2068]/gu',
    test: 'files/characters.test.ts',
  },
  {
    name: 'a lever that begins in the last year counts as one that begins later',
    file: 'model/analysis/seek/question.ts',
    from: 'if (start > scenario.horizon &&',
    to: 'if (start >= scenario.horizon &&',
    test: 'model/analysis/seek.test.ts',
  },
  {
    name: 'a lever that may have one value counts as one that may have none',
    file: 'model/analysis/seek/question.ts',
    from: 'if (low > high) {',
    to: 'if (low >= high) {',
    test: 'model/analysis/seek.test.ts',
  },
  {
    name: 'the last year of the scenario is out of range',
    file: 'model/analysis/seek/question.ts',
    from: 'year > scenario.horizon) {',
    to: 'year >= scenario.horizon) {',
    test: 'model/analysis/seek.test.ts',
  },
  {
    name: 'a target that is met exactly is not reached',
    file: 'model/analysis/seek/goal.ts',
    from: 'gain(point) >= 0',
    to: 'gain(point) > 0',
    test: 'model/analysis/seek.test.ts',
  },
  {
    name: 'a schema from elsewhere that is trusted',
    file: 'main/storage/database.ts',
    from: "  'trusted_schema = OFF',\n",
    to: '',
    test: 'main/storage/opening.test.ts',
  },
  {
    name: 'a code that lets a second window in',
    file: 'main/loopback/access.ts',
    from: '    codes.delete(key)\n',
    to: '',
    test: 'main/loopback-access.test.ts',
  },
]
