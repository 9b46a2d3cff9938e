/**
 * Exact quantiles, without sorting everything and without holding everything.
 *
 * A quantile at p of n numbers is the number at place (n − 1)·p of the sorted numbers, between two of them by
 * linear interpolation (type 7 of Hyndman & Fan 1996, as in R, NumPy and d3). Of sorted numbers only a few
 * places are needed, so a search passes over the numbers: the first pass counts them in bins, the next one
 * collects the few bins that hold the places (or counts again inside a bin that is too full). The numbers may
 * lie in an array or be computed again for each pass, which is how a million draws fit into a small memory.
 *
 * NaN stands for "no value". Quantiles and mean are those of the numbers that are values; how many are not is told
 * beside them, since a fan over the draws that happen to have a value alone would look surer than it is.
 */

/** So many numbers and fewer are sorted. */
const fewNumbers = 512
/** Passes after which bins are collected however full: numbers so unevenly spread are not worth more. */
const mostPasses = 5

export interface Statistics {
  /** One for each probability asked for, in the same order. */
  readonly quantiles: readonly number[]
  readonly mean: number
}

/** A value or an interval of values in which wanted places lie; intervals of a search do not overlap. */
interface Interval {
  readonly low: number
  readonly high: number
  /** How many of the numbers are smaller than `low`. */
  readonly below: number
  /** How many lie in it; unknown before the first pass. */
  readonly count: number
  readonly work: Collecting | Counting
}

interface Collecting {
  readonly kind: 'collect'
  readonly values: Float64Array
  filled: number
}

interface Counting {
  readonly kind: 'count'
  /** Values are spread over the bins from here … */
  readonly from: number
  /** … with this many bins for each unit; smaller and larger ones go into the first and the last bin. */
  readonly scale: number
  readonly counts: Uint32Array
  /** The smallest and the largest number in each bin. */
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

/** The bins of a pass that counted, and for each the interval whose numbers the next pass collects, or −1. */
interface Sieve {
  readonly counted: Counting
  readonly intervals: Int16Array
}

export interface SearchOptions {
  /** Numbers from among those to come, from which the search guesses how they spread. */
  readonly sample: Float64Array
  readonly bins?: number
  /** The most numbers to collect of one bin; a fuller one is counted again. */
  readonly mostCollected?: number
}

/** Finds quantiles in numbers that come by in passes, the same numbers in the same order in each. */
export class QuantileSearch {
  readonly #probabilities: readonly number[]
  readonly #bins: number
  readonly #mostCollected: number
  readonly #found = new Map<number, number>()
  #intervals: readonly Interval[]
  #sieve: Sieve | undefined
  #passes = 0
  /** How many of the numbers are values, and of those the places that the quantiles need; known after a pass. */
  #count: number
  #places: readonly number[] = []
  #without = 0
  #origin = Number.NaN
  #sum = 0

  /** @param count how many numbers each pass brings. */
  constructor(count: number, probabilities: readonly number[], options: SearchOptions) {
    this.#count = count
    this.#probabilities = probabilities
    this.#bins = options.bins ?? 1024
    this.#mostCollected = options.mostCollected ?? 2 ** 16
    const [low, high] = rangeOf(options.sample)
    const whole = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, below: 0, count }
    this.#intervals = count === 0 ? [] : [{ ...whole, work: counting(low, high, this.#bins) }]
  }

  /** Whether no pass is needed any more. */
  get done(): boolean {
    return this.#intervals.length === 0
  }

  /** How many of the numbers are NaN, of those that the first pass has brought. */
  get without(): number {
    return this.#without
  }

  /** Takes the next numbers of a pass. */
  add(all: Float64Array): void {
    const values = this.#passes === 0 ? this.#begin(all) : this.#without > 0 ? withoutNaN(all) : all
    if (this.#sieve) {
      collectInOnePass(this.#sieve, this.#intervals, values)
      return
    }
    for (const { low, high, work } of this.#intervals) {
      if (work.kind === 'count') countValues(work, low, high, values)
      else collectValues(work, low, high, values)
    }
  }

  /** Ends a pass. */
  endPass(): void {
    this.#passes++
    if (this.#passes === 1) this.#settleCount()
    const before = this.#intervals
    this.#intervals = before.flatMap((interval) => {
      const { work, below } = interval
      const places = this.#places.filter((place) => place >= below && place < below + interval.count)
      if (work.kind === 'count') return this.#narrow(interval, work, places)
      const sorted = work.values.sort()
      for (const place of places) this.#found.set(place, sorted[place - below] as number)
      return []
    })
    // Only the first pass counted all numbers.
    this.#sieve = this.#passes === 1 ? sieveOf(before[0]?.work, this.#intervals) : undefined
  }

  /** What was found; undefined where there was no value. */
  get statistics(): Statistics | undefined {
    if (this.#count === 0 || !this.done) return undefined
    const at = (place: number): number => this.#found.get(place) as number
    return {
      quantiles: this.#probabilities.map((probability) => interpolate(this.#count, probability, at)),
      mean: this.#origin + this.#sum / this.#count,
    }
  }

  /** Adds the first pass's next numbers to the mean, and gives those that are values. */
  #begin(all: Float64Array): Float64Array {
    const sum = this.#sumWith(all)
    // Infinities, too, end in a sum that is NaN, so only then every number is looked at.
    const values = Number.isNaN(sum) ? withoutNaN(all) : all
    this.#without += all.length - values.length
    this.#sum = values.length < all.length ? this.#sumWith(values) : sum
    return values
  }

  /** The sum as a distance from the first number: equal numbers then have exactly their value as the mean. */
  #sumWith(values: Float64Array): number {
    if (Number.isNaN(this.#origin)) this.#origin = values[0] ?? Number.NaN
    const origin = this.#origin
    let sum = this.#sum
    for (let index = 0; index < values.length; index++) sum += (values[index] as number) - origin
    return sum
  }

  /** Only now it is known how many of the numbers are values. */
  #settleCount(): void {
    const count = this.#count - this.#without
    this.#count = count
    this.#places = placesOf(count, this.#probabilities)
    this.#intervals = this.#intervals.map((whole) => ({ ...whole, count }))
  }

  /** The bins that hold wanted places, each as the interval of the next pass; bins of one value are found. */
  #narrow(whole: Interval, work: Counting, places: readonly number[]): readonly Interval[] {
    const narrowed: Interval[] = []
    let smaller = whole.below
    for (let bin = 0; bin < work.counts.length; bin++) {
      const count = work.counts[bin] as number
      const own = places.filter((place) => place >= smaller && place < smaller + count)
      if (own.length > 0) {
        const [low, high] = [work.lowest[bin] as number, work.highest[bin] as number]
        if (low === high) for (const place of own) this.#found.set(place, low)
        else {
          // What counting did not divide it will not divide the next time either.
          const isFew = count <= this.#mostCollected || count === whole.count || this.#passes >= mostPasses
          const next = isFew ? collecting(count) : counting(low, high, this.#bins)
          narrowed.push({ low, high, below: smaller, count, work: next })
        }
      }
      smaller += count
    }
    return narrowed
  }
}

/**
 * Quantiles and mean of numbers in an array, which stays as it is.
 * @returns undefined where there is no value.
 */
export function statisticsOf(values: Float64Array, probabilities: readonly number[]): Statistics | undefined {
  const sample = values.length <= fewNumbers ? values : values.subarray(0, 4 * fewNumbers)
  // A few numbers are one bin, which the second pass collects and sorts.
  const bins = values.length <= fewNumbers ? 1 : 1024
  const search = new QuantileSearch(values.length, probabilities, { sample, bins })
  while (!search.done) {
    search.add(values)
    search.endPass()
  }
  return search.statistics
}

/** Places, from 0, of the sorted numbers that the quantiles need. */
function placesOf(count: number, probabilities: readonly number[]): readonly number[] {
  if (count === 0) return []
  const places = probabilities.flatMap((probability) => {
    const at = (count - 1) * probability
    return [Math.floor(at), Math.ceil(at)]
  })
  return [...new Set(places)]
}

function interpolate(count: number, probability: number, at: (place: number) => number): number {
  const exact = (count - 1) * probability
  const [low, high] = [at(Math.floor(exact)), at(Math.ceil(exact))]
  return low === high ? low : low + (high - low) * (exact - Math.floor(exact))
}

const withoutNaN = (values: Float64Array): Float64Array => values.filter((value) => !Number.isNaN(value))

function rangeOf(values: Float64Array): readonly [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

function counting(low: number, high: number, bins: number): Counting {
  const width = high - low
  // Where the spread is no finite number, everything that is not infinite lies in one bin at first.
  const scale = width > 0 && Number.isFinite(width) ? Math.min(bins / width, Number.MAX_VALUE) : 0
  return {
    kind: 'count',
    from: Number.isFinite(low) ? low : 0,
    scale,
    counts: new Uint32Array(bins),
    lowest: new Float64Array(bins).fill(Number.POSITIVE_INFINITY),
    highest: new Float64Array(bins).fill(Number.NEGATIVE_INFINITY),
  }
}

const collecting = (count: number): Collecting => ({
  kind: 'collect',
  values: new Float64Array(count),
  filled: 0,
})

/** The bin of a value, as `countValues` finds it. */
function binOf({ from, scale, counts }: Counting, value: number): number {
  const last = counts.length - 1
  const place = (value - from) * scale
  return place < 0 ? 0 : place > last ? last : place | 0
}

function countValues(work: Counting, low: number, high: number, values: Float64Array): void {
  const { from, scale, counts, lowest, highest } = work
  const last = counts.length - 1
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (value < low || value > high) continue
    // Rounding never changes an order, so the bins, too, are in the order of the values.
    const place = (value - from) * scale
    const bin = place < 0 ? 0 : place > last ? last : place | 0
    counts[bin] = (counts[bin] as number) + 1
    if (value < (lowest[bin] as number)) lowest[bin] = value
    if (value > (highest[bin] as number)) highest[bin] = value
  }
}

/** A sieve for intervals that are bins of one count and are all collected. */
function sieveOf(counted: Interval['work'] | undefined, intervals: readonly Interval[]): Sieve | undefined {
  if (counted?.kind !== 'count' || intervals.some(({ work }) => work.kind === 'count')) return undefined
  const places = new Int16Array(counted.counts.length).fill(-1)
  for (const [index, { low }] of intervals.entries()) places[binOf(counted, low)] = index
  return { counted, intervals: places }
}

/** As `collectValues` for each interval, but looks at each number once. */
function collectInOnePass(sieve: Sieve, intervals: readonly Interval[], values: Float64Array): void {
  const { from, scale, counts } = sieve.counted
  const last = counts.length - 1
  const places = sieve.intervals
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    const place = (value - from) * scale
    const interval = places[place < 0 ? 0 : place > last ? last : place | 0] as number
    if (interval < 0) continue
    const { work } = intervals[interval] as Interval
    if (work.kind === 'collect') work.values[work.filled++] = value
  }
}

function collectValues(work: Collecting, low: number, high: number, values: Float64Array): void {
  let { filled } = work
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (value >= low && value <= high) work.values[filled++] = value
  }
  work.filled = filled
}
