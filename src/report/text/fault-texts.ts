/** The shape of the texts of faults: the type checker finds a code or a word that has none. */
import type { ExpectedKind, FileFaultCode, TextForm, ValueKind } from '../../files/file-fault.ts'
import type { TableFaultCode } from '../../files/outcomes/reading.ts'
import type { FormulaPart, PlainPlace, UnitOperation } from '../../model/fault.ts'
import type { Reference } from '../../model/formula.ts'

/** Reasons of failed system calls that have words of their own. */
export type SystemReason =
  | 'permission'
  | 'folderMissing'
  | 'notFolder'
  | 'isFolder'
  | 'diskFull'
  | 'readOnly'
  | 'busy'
  | 'nameTooLong'

export interface FaultTexts {
  readonly place: string
  readonly code: Readonly<Record<Exclude<FileFaultCode, TableFaultCode>, string>>
  readonly value: Readonly<Record<ValueKind | ExpectedKind, string>>
  readonly form: Readonly<Record<TextForm, string>>
  readonly part: Readonly<Record<FormulaPart, string>>
  readonly operation: Readonly<Record<UnitOperation, string>>
  readonly plain: Readonly<Record<PlainPlace, string>>
  readonly reference: Readonly<Record<Reference, string>>
  readonly system: Readonly<Record<SystemReason, string>>
  readonly unwritable: string
  readonly outputUnwritable: string
  readonly noProduct: string
  readonly plainNumber: string
  readonly zero: string
  readonly values_one: string
  readonly values_other: string
  readonly valuesBetween: string
}
