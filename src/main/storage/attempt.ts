import type { HostResult } from '../../host/contract.ts'
import { failed } from '../../model/result.ts'
import { storageError } from './storage-error.ts'

/** Gives the failures that a disk or another program can cause as values; faults of this program are thrown. */
export function attempt<T>(work: () => HostResult<T>): HostResult<T> {
  try {
    return work()
  } catch (error) {
    return failed(storageError(error))
  }
}
