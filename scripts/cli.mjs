// npm run cli: installs what is missing, then runs the command line from its sources.
import { join } from 'node:path'
import { exitCodeOf, main, root } from './process.mjs'
import { runOnNode, setUp, userFolder } from './setup.mjs'

await main(async () => {
  const node = await setUp()
  const cli = join(root, 'src', 'cli', 'index.ts')
  return exitCodeOf(await runOnNode(node, cli, process.argv.slice(2), { cwd: userFolder('cli') }))
})
