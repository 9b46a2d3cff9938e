// node scripts/run.mjs FILE …: installs what is missing, then runs a file of this project on the pinned Node.
import { join } from 'node:path'
import { exitCodeOf, main, root } from './process.mjs'
import { runOnNode, setUp } from './setup.mjs'

await main(async () => {
  const node = await setUp()
  const [file = '', ...args] = process.argv.slice(2)
  return exitCodeOf(await runOnNode(node, join(root, file), args))
})
