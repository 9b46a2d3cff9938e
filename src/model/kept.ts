/** Results that are kept for the next time they are asked for. */

/** What is kept under a key, else made and kept; past `most` the oldest goes. */
export function kept<V>(store: Map<string, V>, key: string, most: number, make: () => V): V {
  const existing = store.get(key)
  if (existing !== undefined) return existing
  const made = make()
  store.set(key, made)
  const [oldest] = store.keys()
  if (store.size > most && oldest !== undefined) store.delete(oldest)
  return made
}
