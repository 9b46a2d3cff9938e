/** The forms of ids in files: each pattern, and the code by which a text that has another form is refused. */
import type { TextForm } from './file-fault.ts'

export const textForms = {
  /** Of an equation, a lever, an indicator. */
  id: /^[a-z][A-Za-z0-9]*$/,
  /** An indicator, with a plus sign before it where its difference from the baseline is shown. */
  chart: /^\+?[a-z][A-Za-z0-9]*$/,
  /** The same as the key of a scenario file, which is hostile until it is read. */
  key: /^[a-z][A-Za-z0-9]{0,63}$/,
  fileId: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  /** A model and its version, as scenarios name them. */
  modelKey: /^[a-z0-9]+(-[a-z0-9]+)*@[1-9][0-9]{0,5}$/,
  scenarioId: /^[A-Za-z0-9-]{1,64}$/,
  /** Of an exported result. */
  fingerprint: /^[0-9a-f]{64}$/,
  /** A day, or a moment in UTC. */
  date: /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/,
  /** A tag of a language, as web pages name it. */
  language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
} as const satisfies Readonly<Record<Exclude<TextForm, 'uuid'>, RegExp>>

/** The form of a pattern as zod tells it, such as `/^a$/`. */
export function formOfPattern(pattern: string | undefined): TextForm | undefined {
  return (Object.keys(textForms) as (keyof typeof textForms)[]).find(
    (form) => String(textForms[form]) === pattern,
  )
}
