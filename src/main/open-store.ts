/** The store behind both shells. */
import { hostError } from '../host/dispatch.ts'
import { failed } from '../model/result.ts'
import type { OpenStore } from './scenario-store.ts'

// Becomes `export { openStore } from './storage/store.ts'` as soon as that is there.
export const openStore: OpenStore = () => failed(hostError('storage', 'the store is not written yet'))
