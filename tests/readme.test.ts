/** Every command that the README gives is run as it stands there. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'qiantang-readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files that a document links to. */
const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '')

const cliCommands = [...readme.matchAll(/^npm run -s cli -- (.+)$/gm)].map((match) => match[1] ?? '')

describe('the README', () => {
  test('gives the two commands and some for the terminal', () => {
    expect(readme).toMatch(/^npm start$/m)
    expect(readme).toMatch(/^npm test$/m)
    expect(cliCommands.length).toBeGreaterThan(5)
  })

  test.each(cliCommands)('npm run -s cli -- %s', (command) => {
    // A file that a command writes goes to a folder of its own.
    const args = command.split(' ').map((arg) => (arg === 'baseline.csv' ? join(folder, arg) : arg))
    const outcome = spawnSync(process.execPath, [join(root, 'src/cli/index.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(outcome.stderr).toBe('')
    expect(outcome.status).toBe(0)
    expect(outcome.stdout.length > 0 || existsSync(join(folder, 'baseline.csv'))).toBe(true)
  })

  test('npm start serves the window where Electron is not asked for, and stops when told to', async () => {
    const options = ['--', '--browser', '--no-open', '--data-dir', join(folder, 'data')]
    const child: ChildProcess = spawn('npm', ['start', '--silent', ...options], { cwd: root, stdio: 'pipe' })
    let output = ''
    const ready = new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', (data: Buffer) => {
        output += data.toString()
        const found = /^Qiantang is ready at (http:\/\/127\.0\.0\.1:\d+\/)#code=/m.exec(output)
        if (found?.[1]) resolve(found[1])
      })
      child.on('exit', (code) => reject(new Error(`npm start ended with ${code}: ${output}`)))
    })
    const page = await fetch(await ready)
    expect(page.status).toBe(200)
    expect(output.trim().split('\n')).toHaveLength(1)
    const ended = new Promise((resolve) => child.on('close', resolve))
    child.kill('SIGTERM')
    await ended
  })

  test('names files that are there', () => {
    for (const link of linksOf(readme)) expect(existsSync(join(root, link)), link).toBe(true)
  })
})

describe('CONTRIBUTING', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')

  test('names files and folders that are there', () => {
    const paths = [...text.matchAll(/`((?:src|tests|data|docs)\/[^`*]*)`/g)].map((match) => match[1] ?? '')
    expect(paths.length).toBeGreaterThan(20)
    for (const path of [...paths, ...linksOf(text)]) expect(existsSync(join(root, path)), path).toBe(true)
  })

  test('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = [...text.matchAll(/`npm run ([a-z]+)/g)].map((match) => match[1] ?? '')
    expect(named).toContain('dev')
    for (const name of named) expect(scripts, name).toHaveProperty(name)
  })
})

test('every decision has its date, and none is older than the one before it', () => {
  const decisions = readFileSync(join(root, 'docs/decisions.md'), 'utf8')
  const dates = [...decisions.matchAll(/^## (.{10})/gm)].map((match) => match[1] ?? '')
  expect(dates.length).toBeGreaterThan(20)
  for (const date of dates) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(dates).toEqual([...dates].sort())
})
