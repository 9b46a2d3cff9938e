/**
 * Medians of repeated measurements, with rounds of all subjects one after another, so that noise meets all alike.
 * What is measured is the processor time of this thread: other programs slow it a little, but do not count.
 */

/** Something that is measured. */
export interface Subject {
  readonly run: () => void
  /** How often it is run in a round; more often where one run is short beside the clock's grain of some ms. */
  readonly batch?: number
  /** What share of the whole one run is; the time is scaled to the whole. */
  readonly share?: number
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/**
 * Runs each subject once a round; gives the median milliseconds of each.
 * @param warming rounds that are not counted: engines compile in them.
 */
export function measure<Name extends string>(
  subjects: Readonly<Record<Name, Subject>>,
  rounds: number,
  warming = 3,
): Readonly<Record<Name, number>> {
  const entries = Object.entries(subjects) as [Name, Subject][]
  const times = new Map(entries.map(([name]) => [name, [] as number[]]))
  for (let round = -warming; round < rounds; round++) {
    for (const [name, { run, batch = 1, share = 1 }] of entries) {
      const begun = process.threadCpuUsage()
      for (let index = 0; index < batch; index++) run()
      const { user, system } = process.threadCpuUsage(begun)
      if (round >= 0) times.get(name)?.push((user + system) / 1000 / batch / share)
    }
  }
  return Object.fromEntries([...times].map(([name, own]) => [name, median(own)])) as Record<Name, number>
}
