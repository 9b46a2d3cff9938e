/** Entry of the command line: refuses a Node that is too old before anything else is loaded. */
const oldestNode = 24

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(`qiantang needs Node ${oldestNode} or later; this is ${process.version}\n`)
  process.exitCode = 1
} else {
  const { runProgram } = await import('./program.ts')
  const { processTerminal } = await import('./terminal.ts')
  const terminal = processTerminal()
  terminal.exitWith(await runProgram(process.argv.slice(2), terminal))
}

// Nothing is imported above the check, so this alone makes the file a module.
export {}
