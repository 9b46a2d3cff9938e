/** Types about types: whether two say the same, whoever may change what. */

/** A type without `readonly`, all the way down. */
export type Plain<T> = T extends readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T

/** Whether two types are the same: no key more or less, none that is optional in one only. */
export type Same<A, B> =
  (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false

/** Does not compile where a claim is false. */
export type Claim<T extends true> = T
