/** The shape of the texts of faults: the type checker finds a code or a word that has none. */
import type {
  ExpectedKind,
  FileFaultCode,
  OtherFile,
  ResultPart,
  TextForm,
  ValueKind,
} from '../../files/file-fault.ts'
import type { TableFaultCode } from '../../files/outcomes/reading.ts'
import type {
  HostErrorCode,
  HostErrorDetails,
  Missing,
  StoreNoticeCode,
  ToldRows,
} from '../../host/contract.ts'
import type { FormulaPart, PlainPlace, UnitOperation } from '../../model/fault.ts'
import type { Reference } from '../../model/formula.ts'
import type { Bounds } from '../../model/spec.ts'
import type { UsageProblemCode } from '../usage-fault.ts'

/** Reasons of failed system calls that have words of their own. */
export type SystemReason =
  | 'permission'
  | 'schema'
  | 'folderMissing'
  | 'notFolder'
  | 'isFolder'
  | 'notFile'
  | 'diskFull'
  | 'readOnly'
  | 'busy'
  | 'nameTooLong'
  | 'tooManyFiles'
  | 'device'
  | 'memory'
  | 'missing'
  | 'empty'
  | 'blank'
  | 'foreign'
  | 'damaged'
  | 'addressTaken'

export interface FaultTexts {
  readonly place: string
  readonly code: Readonly<Record<Exclude<FileFaultCode, TableFaultCode>, string>>
  readonly value: Readonly<Record<ValueKind | ExpectedKind, string>>
  /** What a figure that is missing must be. */
  readonly needed: Readonly<Record<'unit' | 'year', string>>
  readonly bound: Readonly<Record<keyof Bounds, string>>
  readonly form: Readonly<Record<TextForm, string>>
  readonly part: Readonly<Record<FormulaPart, string>>
  readonly resultPart: Readonly<Record<ResultPart, string>>
  /** What a file is that is no result, and what to do with it. */
  readonly otherFile: Readonly<Record<OtherFile, string>>
  /** Below the first of many faults of one kind. */
  readonly moreAlike: string
  readonly operation: Readonly<Record<UnitOperation, string>>
  readonly plain: Readonly<Record<PlainPlace, string>>
  readonly reference: Readonly<Record<Reference, string>>
  /** `other` is of a code that has no words, `unknown` of what has not even a code. */
  readonly system: Readonly<Record<SystemReason | 'other' | 'unknown', string>>
  /** Those of `missing` and `conflict` have words for each of their kinds. */
  readonly host: Readonly<Record<Exclude<HostErrorCode, 'not-found' | 'conflict' | 'reading-ended'>, string>>
  readonly heldBy: string
  readonly lastKept: string
  readonly nothingKept: string
  readonly missing: Readonly<Record<Missing, string>>
  readonly readingEnded: Readonly<Record<HostErrorDetails['reading-ended']['why'], string>>
  readonly conflict: Readonly<Record<HostErrorDetails['conflict']['why'], string>>
  readonly notice: Readonly<Record<StoreNoticeCode, string>>
  /** After a notice of what took a damaged file's place. */
  readonly merged: string
  /** So many rows of what, in a list of what is damaged. */
  readonly rows: Readonly<Record<ToldRows['what'], string>>
  readonly savedVersion: string
  readonly kept: string
  /** Why a question cannot be asked has texts of its own. */
  readonly usage: Readonly<Record<Exclude<UsageProblemCode, 'unaskable'>, string>>
  readonly unwritable: string
  readonly outputUnwritable: string
  readonly noProduct: string
  readonly plainNumber: string
  readonly zero: string
  readonly values_one: string
  readonly values_other: string
  readonly valuesBetween: string
}
