// npm run package: builds, and packs the desktop program for this system. The packager is large and needed by
// few, so it is fetched when it is asked for and is not among the project's packages.
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { exitCodeOf, main, root, run, say } from './process.mjs'
import { environment, setUp } from './setup.mjs'
import { stageProgram, stagingFolder } from './staging.mjs'

const packager = 'electron-builder@26.17.0'

await main(async () => {
  const node = await setUp()
  await ensureBuilt(node)
  stageProgram(root, join(root, stagingFolder), process.platform)
  say(`Packing with ${packager}; this fetches the packager and Electron's program.`)
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const args = ['--yes', packager, '--config', 'electron-builder.yml', ...process.argv.slice(2)]
  return exitCodeOf(await run(npx, args, { cwd: root, env: environment() }))
})
