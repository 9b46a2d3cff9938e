/** The one place where the trusted side reads a file from elsewhere, in whichever thread that is. */
import { placeFaults } from '../../files/document.ts'
import type { FileFault } from '../../files/file-fault.ts'
import { createOutcomesReader, type OutcomesReader } from '../../files/outcomes/read-outcomes.ts'
import type { OutcomesReading, TableChoices } from '../../files/outcomes/reading.ts'
import { type ResultFile, readResultFile } from '../../files/result-file.ts'
import { asNamedHere, readWritten } from '../../files/scenario-file.ts'
import { faultsHere } from '../../model/computable.ts'
import type { Grounds } from '../../model/ground.ts'
import { ok, type Result } from '../../model/result.ts'
import type { Language, Scenario } from '../../model/spec.ts'

interface Bytes {
  readonly file: string
  readonly bytes: Uint8Array
}

/** What is to be read, as what. */
export type Order =
  | (Bytes & { readonly kind: 'scenario' })
  | (Bytes & { readonly kind: 'table'; readonly language: Language; readonly choices: TableChoices })
  | (Bytes & { readonly kind: 'result' })

export type OrderKind = Order['kind']
export type OrderOf<K extends OrderKind> = Extract<Order, { readonly kind: K }>

/** A scenario of a file, and what keeps it from being computed here, with places in the file. */
export interface ReadScenario {
  readonly scenario: Scenario
  readonly faults: readonly FileFault[]
}

/** What comes of each kind: plain values, which a thread can hand over. */
export interface Readings {
  readonly scenario: Result<ReadScenario, readonly FileFault[]>
  readonly table: OutcomesReading
  readonly result: Result<ResultFile, readonly FileFault[]>
}

export type Reader = <K extends OrderKind>(order: OrderOf<K>) => Readings[K]

export function createReader(grounds: Grounds): Reader {
  let tables: OutcomesReader | undefined
  const read = (order: Order): Readings[OrderKind] => {
    const { file, bytes } = order
    switch (order.kind) {
      case 'scenario': {
        const written = readWritten(file, bytes)
        if (!written.ok) return written
        const { document } = written.value
        const scenario = asNamedHere(written.value.scenario, grounds)
        return ok({ scenario, faults: placeFaults(document, faultsHere(scenario, grounds)) })
      }
      case 'table':
        tables ??= createOutcomesReader(grounds.first.built)
        return tables.read(file, bytes, order.language, order.choices)
      case 'result':
        return readResultFile(file, bytes)
    }
  }
  // Each kind gives its own reading.
  return read as Reader
}
