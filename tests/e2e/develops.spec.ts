/** A contributor with `npm run dev`: what changes is seen under the address of before. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, long, root } from './fixtures.ts'
import { test as base } from './offline.ts'

interface Checkout {
  /** The link that the command prints. */
  readonly url: string
  /** Changes a source as an editor does. */
  edit(file: string, before: string, after: string): void
}

const copied = ['src', 'data', 'scripts', 'out', 'package.json', 'package-lock.json', 'tsconfig.json']

const test = base.extend<{ checkout: Checkout }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  checkout: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'qiantang-dev-'))
    for (const name of [...copied, 'electron.vite.config.ts']) {
      cpSync(join(root, name), join(folder, name), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const args = ['scripts/dev.mjs', '--port', '0', '--data-dir', join(folder, 'kept')]
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    await use({
      url: await printedLink(child),
      edit(file, before, after) {
        const path = join(folder, file)
        const text = readFileSync(path, 'utf8')
        expect(text).toContain(before)
        writeFileSync(path, text.replace(before, after))
      },
    })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    rmSync(folder, { recursive: true, force: true })
  },
  origin: async ({ checkout }, use) => use(new URL(checkout.url).host),
})

const printedLink = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString()
      const found = /Qiantang is ready at (http:\S+)/.exec(output)
      if (found?.[1]) resolve(found[1])
    })
    child.on('exit', (code) => reject(new Error(`npm run dev ended with ${code}: ${output}`)))
  })

test(
  'a style is swapped in place, and what the host serves follows under the same address',
  long,
  async ({ page, checkout }) => {
    await page.goto(checkout.url)
    await page.getByRole('slider').first().waitFor()
    await page.evaluate(() => document.body.setAttribute('data-seen', 'before'))
    checkout.edit('src/renderer/header/header.css', '.brand {', '.brand { letter-spacing: 7px;')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('letter-spacing', '7px')
    expect(await page.locator('body').getAttribute('data-seen')).toBe('before')

    checkout.edit('data/models/digital-economy@2.yaml', 'en: R&D intensity', 'en: Research intensity')
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('slider', { name: 'Research intensity' })).toBeVisible({ timeout: 5000 })
    }).toPass({ timeout: 60_000 })
  },
)
