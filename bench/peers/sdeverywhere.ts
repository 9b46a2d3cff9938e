/** SDEverywhere: its JavaScript, generated from a Vensim model, run by its own runtime. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { outputCount, type Peer, years } from '../subject.ts'
import { canonical, inputNames, outputNames, vensimModel } from './vensim.ts'

/** Of its packages, which are installed in bench/node_modules alone, what is used here. */
interface Compiler {
  parseAndGenerate(
    text: string,
    kind: 'vensim',
    spec: object,
    operations: readonly string[],
    modelFolder: string,
    name: string,
    buildFolder: string,
  ): Promise<string>
}
interface Runtime {
  createSynchronousModelRunner(model: unknown): ModelRunner
}
interface ModelRunner {
  createOutputs(): Outputs
  runModelSync(inputs: readonly number[], outputs: Outputs): Outputs
}
interface Outputs {
  readonly varSeries: readonly { readonly points: readonly { readonly x: number; readonly y: number }[] }[]
}

/** What is made here goes where no other tool looks. */
const folder = join(import.meta.dirname, '..', 'node_modules', '.qiantang')
const { resolve } = createRequire(import.meta.url)
const load = (path: string): Promise<unknown> => import(pathToFileURL(path).href)

export async function createSdeverywhere(): Promise<Peer> {
  const [compiler, runtime] = (await Promise.all([
    load(resolve('@sdeverywhere/compile')),
    load(resolve('@sdeverywhere/runtime')),
  ])) as [Compiler, Runtime]
  mkdirSync(folder, { recursive: true })
  const text = vensimModel()
  writeFileSync(join(folder, 'model.mdl'), text)
  const spec = {
    inputVarNames: inputNames,
    outputVarNames: outputNames,
    inputVars: inputNames.map(canonical),
    outputVars: outputNames.map(canonical),
  }
  const code = await compiler.parseAndGenerate(text, 'vensim', spec, ['generateJS'], folder, 'model', folder)
  const path = join(folder, 'model.mjs')
  writeFileSync(path, code)
  const generated = (await load(path)) as { default: () => Promise<unknown> }
  const runner = runtime.createSynchronousModelRunner(await generated.default())
  const outputs = runner.createOutputs()
  const results = new Float64Array(outputCount)
  const inputs = inputNames.map(() => 0)
  return {
    name: 'SDEverywhere',
    run(drawn, targets) {
      for (let index = 0; index < drawn.length; index++) inputs[index] = drawn[index] as number
      for (let index = 0; index < targets.length; index++)
        inputs[drawn.length + index] = targets[index] as number
      const { varSeries } = runner.runModelSync(inputs, outputs)
      for (const [series, { points }] of varSeries.entries()) {
        for (let year = 0; year < years.length; year++) {
          results[series * years.length + year] = points[year]?.y as number
        }
      }
      return results
    },
  }
}
