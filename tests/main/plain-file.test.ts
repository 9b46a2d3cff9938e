import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readBeginning, writeFileSafely } from '../../src/main/plain-file.ts'
import { diskCalls } from '../helpers/disk-calls.ts'
import { newFolder } from './temp-folder.ts'

let folder: string
beforeEach(() => {
  folder = newFolder()
})

describe('a file is written', () => {
  test('new, and over an old one whose permissions it keeps', () => {
    const path = join(folder, 'a.csv')
    writeFileSafely(path, 'first')
    // Wider and narrower than a new file's would be.
    for (const mode of [0o600, 0o666, 0o640]) {
      chmodSync(path, mode)
      writeFileSafely(path, String(mode))
      expect(readFileSync(path, 'utf8')).toBe(String(mode))
      expect(statSync(path).mode & 0o777).toBe(mode)
    }
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  test('and is on the disk before it takes the place of the old one, and so is its name', () => {
    const path = join(folder, 'a.csv')
    for (const text of ['new', 'over the old one']) {
      const calls = diskCalls(() => writeFileSafely(path, text))
      const draft = calls[0]?.replace('sync ', '') ?? ''
      expect(draft).toMatch(/\.tmp$/)
      expect(calls).toEqual([`sync ${draft}`, `rename ${draft} ${path}`, `sync ${folder}`])
    }
  })

  test.runIf(process.getuid?.() === 0)('by an administrator without being taken from its owner', () => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'old')
    expect(spawnSync('chown', ['4321:4322', path]).status).toBe(0)
    writeFileSafely(path, 'new')
    expect(statSync(path)).toMatchObject({ uid: 4321, gid: 4322 })
  })

  test.each(['한'.repeat(80), 'n'.repeat(250)])('with as long a name as the disk takes: %s', (name) => {
    const path = join(folder, `${name}.csv`)
    writeFileSafely(path, 'first')
    writeFileSafely(path, 'second')
    expect(readFileSync(path, 'utf8')).toBe('second')
    expect(readdirSync(folder)).toEqual([`${name}.csv`])
  })

  test('through a link, and through one whose file is not there yet', () => {
    mkdirSync(join(folder, 'real'))
    symlinkSync('real', join(folder, 'alias'))
    // Seen from the real folder, the second leads beside it.
    symlinkSync('target.csv', join(folder, 'real', 'link.csv'))
    symlinkSync('../beside.csv', join(folder, 'real', 'up.csv'))
    for (const text of ['first', 'second']) {
      writeFileSafely(join(folder, 'alias', 'link.csv'), text)
      writeFileSafely(join(folder, 'alias', 'up.csv'), text)
      expect(readFileSync(join(folder, 'real', 'target.csv'), 'utf8')).toBe(text)
      expect(readFileSync(join(folder, 'beside.csv'), 'utf8')).toBe(text)
    }
    expect(lstatSync(join(folder, 'real', 'link.csv')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(folder, 'real', 'up.csv')).isSymbolicLink()).toBe(true)
  })

  test('without changing what another name of the old file shows', () => {
    writeFileSync(join(folder, 'a'), 'old')
    linkSync(join(folder, 'a'), join(folder, 'b'))
    writeFileSafely(join(folder, 'a'), 'new')
    expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('old')
  })
})

describe.skipIf(process.platform === 'win32')('what is no file stays in its place', () => {
  test('a device', () => {
    writeFileSafely('/dev/null', 'anything')
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test('a pipe, whose reader gets the text', () => {
    const pipe = join(folder, 'pipe')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    const script = `import('${import.meta.dirname}/../../src/main/plain-file.ts').then((m) => m.writeFileSafely('${pipe}', 'through'))`
    const reader = spawnSync('sh', [
      '-c',
      'cat "$1" & "$2" -e "$3"; wait',
      'sh',
      pipe,
      process.execPath,
      script,
    ])
    expect(reader.stdout.toString()).toBe('through')
    expect(statSync(pipe).isFIFO()).toBe(true)
  })

  test('the shell’s own output, whose file keeps what was there', () => {
    const out = join(folder, 'out')
    writeFileSync(out, 'before ')
    const script = `import('${import.meta.dirname}/../../src/main/plain-file.ts').then((m) => m.writeFileSafely('/dev/stdout', 'after'))`
    spawnSync('sh', ['-c', '"$1" -e "$2" >> "$3"', 'sh', process.execPath, script, out])
    expect(readFileSync(out, 'utf8')).toBe('before after')
  })
})

describe('where it cannot be written', () => {
  test('nothing is left behind, and a folder stays one', () => {
    mkdirSync(join(folder, 'taken', 'full'), { recursive: true })
    expect(() => writeFileSafely(join(folder, 'none', 'x.csv'), 'x')).toThrow('ENOENT')
    expect(() => writeFileSafely(join(folder, 'taken'), 'x')).toThrow('EISDIR')
    expect(() => writeFileSafely(join(folder, `${'n'.repeat(300)}.csv`), 'x')).toThrow('ENAMETOOLONG')
    expect(readdirSync(folder)).toEqual(['taken'])
  })

  test('links in a circle are refused', () => {
    symlinkSync('b', join(folder, 'a'))
    symlinkSync('a', join(folder, 'b'))
    expect(() => writeFileSafely(join(folder, 'a'), 'x')).toThrow('ELOOP')
  })

  test.skipIf(process.platform === 'win32')('a file that may only be read is not replaced', () => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'old')
    chmodSync(path, 0o444)
    chmodSync(folder, 0o777)
    const script = `
      process.setuid?.(65534)
      import('${import.meta.dirname}/../../src/main/plain-file.ts').then((m) => {
        try { m.writeFileSafely('${path}', 'new') } catch (error) { console.log(error.code) }
      })`
    const isRoot = process.getuid?.() === 0
    const ran = spawnSync(process.execPath, ['-e', isRoot ? script : script.replace(/process.setuid.*/, '')])
    expect(ran.stdout.toString().trim()).toBe('EACCES')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  test('on a full disk, the old file is as it was', ({ skip }) => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
    skip(mount.status !== 0, 'a small disk can be mounted by root alone')
    try {
      const path = join(disk, 'a.json')
      writeFileSafely(path, 'x'.repeat(30_000))
      expect(() => writeFileSafely(path, 'y'.repeat(60_000))).toThrow('ENOSPC')
      expect(readFileSync(path, 'utf8')).toBe('x'.repeat(30_000))
      expect(readdirSync(disk)).toEqual(['a.json'])
    } finally {
      spawnSync('umount', [disk])
    }
  })
})

test('a file is read up to a size', () => {
  const path = join(folder, 'a')
  writeFileSync(path, 'abcdef')
  expect(readBeginning(path, 3).toString()).toBe('abc')
  expect(readBeginning(path, 100).toString()).toBe('abcdef')
  expect(() => readBeginning(folder, 3)).toThrow('not a file')
  expect(() => readBeginning(join(folder, 'none'), 3)).toThrow('ENOENT')
})
