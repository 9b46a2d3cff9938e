/** The arguments of a start, and of a second one, which any program can send. */
import { describe, expect, test } from 'vitest'
import { argumentsAnew, filesHandedOver, readArguments } from '../../../src/main/electron/arguments.ts'

const files = (platform: NodeJS.Platform, ...argv: readonly string[]): readonly string[] =>
  readArguments(argv, platform === 'win32' ? 'D:\\here' : '/here', platform).files

describe('the arguments of a start', () => {
  test.each([
    [['app'], { dataDir: undefined, files: [] }],
    [['app', '--data-dir', 'd'], { dataDir: '/here/d', files: [] }],
    [['--data-dir=/d', '/a/b.scenario.json'], { dataDir: '/d', files: ['/a/b.scenario.json'] }],
    [
      ['--no-sandbox', 'B.SCENARIO.JSON', '--inspect=0'],
      { dataDir: undefined, files: ['/here/B.SCENARIO.JSON'] },
    ],
    [['a.json', 'b.txt', '--data-dir'], { dataDir: undefined, files: [] }],
    [
      ['a.qiantang', '--', '-b.qiantang'],
      { dataDir: undefined, files: ['/here/a.qiantang', '/here/-b.qiantang'] },
    ],
  ])('reads %j', (argv, expected) => {
    expect(readArguments(argv, '/here', 'linux')).toEqual({ isSafe: false, ...expected })
  })

  test.each([
    ['../a b.qiantang', '/a b.qiantang'],
    ['file:///home/u/a%20b.qiantang', '/home/u/a b.qiantang'],
    ['file:///home/u/%E9%92%B1%E5%A1%98.scenario.json', '/home/u/钱塘.scenario.json'],
    ['FILE:///a.qiantang', '/a.qiantang'],
    ['file://localhost/a.qiantang', '/a.qiantang'],
    ['file:///a.qiantang?b#c', '/a.qiantang'],
    ['c:a.qiantang', '/here/c:a.qiantang'],
  ])('finds the file of %s', (argument, path) => {
    expect(files('linux', argument)).toEqual([path])
    expect(files('darwin', argument)).toEqual([path])
  })

  test.each([
    'https://evil.example/a.qiantang',
    'app://qiantang/a.qiantang',
    'javascript:a.qiantang',
    'file://elsewhere/a.qiantang',
    'file:///a%2Fb.qiantang',
    'file:///a%00.qiantang',
    'file:///%zz.qiantang',
    'file:a\\b:c/%',
    'a\0.qiantang',
    'file:///a.txt#.qiantang',
    '',
  ])('finds no file in %j', (argument) => {
    expect(files('linux', argument)).toEqual([])
  })

  test.each([
    ['C:\\Users\\u\\a b.qiantang', 'C:\\Users\\u\\a b.qiantang'],
    ['a.qiantang', 'D:\\here\\a.qiantang'],
    ['..\\a.qiantang', 'D:\\a.qiantang'],
    ['C:/u/a.qiantang', 'C:\\u\\a.qiantang'],
    ['file:///C:/Users/u/a%20b.qiantang', 'C:\\Users\\u\\a b.qiantang'],
    ['\\\\office\\plans\\a.qiantang', '\\\\office\\plans\\a.qiantang'],
    ['file://office/plans/a.qiantang', '\\\\office\\plans\\a.qiantang'],
  ])('finds the file of %s on Windows', (argument, path) => {
    expect(files('win32', argument)).toEqual([path])
  })

  test.each([
    '\\\\.\\pipe\\a.qiantang',
    '\\\\?\\C:\\a.qiantang',
    '//./pipe/a.qiantang',
    'file:///a.qiantang',
    'file:///C:/a%5Cb.qiantang',
    'https://evil.example/a.qiantang',
  ])('finds no file in %j on Windows', (argument) => {
    expect(files('win32', argument)).toEqual([])
  })

  test('opens several files, in their order, and no endless number', () => {
    expect(files('linux', 'b.qiantang', '--x', '/a.scenario.json')).toEqual([
      '/here/b.qiantang',
      '/a.scenario.json',
    ])
    expect(files('linux', ...Array.from({ length: 80 }, (_, place) => `${place}.qiantang`))).toHaveLength(50)
  })
})

describe('safe mode', () => {
  test('is asked for by an option', () => {
    expect(readArguments(['app', '--safe-mode', 'a.qiantang'], '/here', 'linux')).toMatchObject({
      isSafe: true,
      files: ['/here/a.qiantang'],
    })
  })

  test('is asked for once, or no longer, where the program starts anew, without its files', () => {
    const argv = ['app', '--safe-mode', '--data-dir', '/d', 'a.qiantang', 'file:///b.scenario.json']
    expect(argumentsAnew(argv, 'safe')).toEqual(['app', '--data-dir', '/d', '--safe-mode'])
    expect(argumentsAnew(argv, 'normal')).toEqual(['app', '--data-dir', '/d'])
  })
})

describe('what a second start hands over', () => {
  const sent = { arguments: ['x', 'a.qiantang', '/b.scenario.json', 'c.txt'], folder: '/there' }

  test('are the files that its arguments mean in its own folder', () => {
    expect(filesHandedOver(sent, 'linux')).toEqual(['/there/a.qiantang', '/b.scenario.json'])
    expect(filesHandedOver({ ...sent, folder: 'C:\\there' }, 'win32')[0]).toBe('C:\\there\\a.qiantang')
  })

  test.each([
    undefined,
    null,
    'a.qiantang',
    ['a.qiantang'],
    {},
    { ...sent, folder: 'there' },
    { ...sent, folder: 7 },
    { ...sent, arguments: 'a.qiantang' },
    { ...sent, arguments: ['a.qiantang', {}] },
    { ...sent, arguments: Array.from({ length: 1001 }, () => 'a.qiantang') },
    { ...sent, arguments: [`${'a'.repeat(32_768)}.qiantang`] },
    { ...sent, dataDir: '/d' },
  ])('is passed over where it is anything else: %j', (data) => {
    expect(filesHandedOver(data, 'linux')).toEqual([])
  })
})
