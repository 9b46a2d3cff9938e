/** The tests with one fault put into the sources as they are read: no file is changed. `QIANTANG_FAULT` is its place in the table. */
import { join } from 'node:path'
import { defineConfig, mergeConfig, type Plugin } from 'vitest/config'
import usual from '../../vitest.config.ts'
import { lived } from './lived.ts'
import { withFault } from './with-fault.ts'

const root = join(import.meta.dirname, '..', '..')
const fault = lived[Number(process.env.QIANTANG_FAULT)]

const putIn: Plugin = {
  name: 'put-in',
  enforce: 'pre',
  transform(text, id) {
    return fault && id.split('?')[0] === join(root, 'src', fault.file) ? withFault(text, fault) : undefined
  },
}

// What was read before is kept for the next run, which has another fault.
export default mergeConfig(usual, defineConfig({ root, plugins: [putIn], test: { fsModuleCache: false } }))
