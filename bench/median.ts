/** Medians of repeated measurements, with rounds of all subjects one after another, so that noise meets all alike. */

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs each subject once a round; gives the median milliseconds of each. */
export function measure(
  subjects: Readonly<Record<string, () => void>>,
  rounds: number,
): Readonly<Record<string, number>> {
  const times = new Map(Object.keys(subjects).map((name) => [name, [] as number[]]))
  // The first rounds compile and are not counted.
  for (let round = -3; round < rounds; round++) {
    for (const [name, run] of Object.entries(subjects)) {
      const begun = performance.now()
      run()
      if (round >= 0) times.get(name)?.push(performance.now() - begun)
    }
  }
  return Object.fromEntries([...times].map(([name, own]) => [name, median(own)]))
}
