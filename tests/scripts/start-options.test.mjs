import { describe, expect, test } from 'vitest'
import { parseStartOptions } from '../../scripts/start-options.mjs'

const parse = (...args) => parseStartOptions(args, '/home/planner')

describe('options of npm start', () => {
  test('none: the best window there is', () => {
    expect(parse()).toEqual({
      help: false,
      loopbackOption: undefined,
      windowArgs: [],
      electronArgs: [],
      loopbackArgs: [],
    })
  })

  test('all', () => {
    const args = ['--browser', '--port', '0', '--data-dir', '/srv/data', '--no-open', '--idle', '0']
    expect(parse(...args)).toEqual({
      help: false,
      loopbackOption: '--browser',
      windowArgs: ['--data-dir', '/srv/data'],
      electronArgs: [],
      loopbackArgs: ['--port', '0', '--no-open', '--idle', '0'],
    })
  })

  test('safe mode is of Electron alone', () => {
    expect(parse('--safe-mode')).toMatchObject({ loopbackOption: undefined, electronArgs: ['--safe-mode'] })
  })

  test.each([
    [['--port=8080'], '--port'],
    [['--no-open'], '--no-open'],
    [['--idle', '5'], '--idle'],
    [['--data-dir', 'x', '--browser'], '--browser'],
  ])('%j asks for the loopback shell', (args, option) => {
    expect(parse(...args).loopbackOption).toBe(option)
  })

  test('a relative data folder is meant from where the user stands, in either shell', () => {
    const { windowArgs, loopbackOption } = parse('--data-dir', 'scenarios')
    expect(windowArgs).toEqual(['--data-dir', '/home/planner/scenarios'])
    expect(loopbackOption).toBeUndefined()
  })

  test.each([
    [['--prot', '1']],
    [['8080']],
    [['--port']],
    [['--port', '']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '80a']],
    [['--data-dir', '']],
    [['--browser=yes']],
  ])('%j is wrong usage', (args) => {
    expect(() => parse(...args)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('\nUsage: npm start') }),
    )
  })
})
