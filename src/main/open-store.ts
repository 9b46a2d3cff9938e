/** The store behind both shells. */
export { openStore } from './storage/store.ts'
