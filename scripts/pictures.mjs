// npm run pictures: takes the pictures of the documents anew. They are not compared: look at what changed.
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { exitCodeOf, main, root } from './process.mjs'
import { runOnNode, setUp } from './setup.mjs'

await main(async () => {
  const node = await setUp()
  await ensureBuilt(node)
  await ensureBrowser(node)
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const config = join(root, 'scripts', 'pictures.config.ts')
  return exitCodeOf(await runOnNode(node, playwright, ['test', '--config', config]))
})
