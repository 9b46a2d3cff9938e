/** A value, or what prevented it. Expected failures are returned, never thrown. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const failed = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** Marks a case that the types rule out; reaching it is a bug. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`)
}
