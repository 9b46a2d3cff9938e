/** Qiantang beside its peers: the same equations, the same draws, the same numbers. */
import { attribute } from '../src/model/analysis/attribution.ts'
import { triangular } from '../src/model/analysis/draws.ts'
import { fanQuantiles, runEnsemble } from '../src/model/analysis/ensemble.ts'
import { createEvaluator } from '../src/model/analysis/evaluate.ts'
import type { Vectorised } from '../src/model/analysis/quantity.ts'
import { shapley } from '../src/model/analysis/shapley.ts'
import { sobolIndices, sobolIndicesOf } from '../src/model/analysis/sobol-indices.ts'
import { createProjector } from '../src/model/projection.ts'
import { measure, type Subject } from './median.ts'
import {
  baseline,
  bases,
  central,
  drawsOf,
  indicators,
  model,
  movedLevers,
  outputCount,
  type Peer,
  ranges,
  scenario,
  targets,
  years,
} from './subject.ts'

export const ours = 'Qiantang'
const draws = 10_000
/** What our own ensemble computes at once. */
const chunk = 4096
const samples = 1024
/** Two sets of points, and two more for each input. */
const evaluations = 2 * samples * (ranges.length + 1)
const coalitions = 2 ** movedLevers.length
const tolerance = 1e-9
const [indicator, year] = ['digitalEconomy', scenario.horizon] as const
const wanted = indicators.indexOf(indicator) * years.length + years.indexOf(year)

/** One line of the table: milliseconds of each engine. */
export interface Row {
  readonly what: string
  readonly times: Readonly<Record<string, number>>
  /** Engines of which only a part was timed. */
  readonly scaled: readonly string[]
}

// --- Agreement ---

/** Where peers differ from our results, in words; nothing is timed then. */
export function disagreements(peers: readonly Peer[]): readonly string[] {
  const count = 50
  const columns = drawsOf(count)
  const unmoved = { ...scenario, levers: {} }
  return [
    { title: 'moved', own: scenario, aims: targets },
    { title: 'unmoved', own: unmoved, aims: bases },
  ].flatMap(({ title, own, aims }) => {
    const results = createEvaluator(model, own, ranges, indicators).evaluate(columns, count)
    return peers.flatMap((peer) =>
      Array.from({ length: count }, (_, draw) => {
        // A lever whose base is drawn stays at its drawn base where it is not moved.
        const drawn = drawOf(columns, draw)
        const where = aims === bases ? unmovedTargets(drawn) : aims
        const values = peer.run(drawn, where)
        return Array.from({ length: outputCount }, (_, output) => {
          const expected = results[output * count + draw] as number
          const value = values[output] as number
          // Not every engine has a missing value.
          if (Number.isNaN(expected) || Math.abs(value - expected) <= tolerance * Math.abs(expected))
            return []
          const name = indicators[Math.floor(output / years.length)]
          return [
            `${peer.name}, ${title}: ${name} ${years[output % years.length]} is ${value}, not ${expected}`,
          ]
        }).flat()
      }).flat(),
    )
  })
}

function unmovedTargets(drawn: Float64Array): Float64Array {
  return bases.map((base, place) => {
    const own = ranges.findIndex(({ kind, id }) => kind === 'base' && id === movedLevers[place])
    return own < 0 ? base : (drawn[own] as number)
  })
}

const drawOf = (columns: readonly Float64Array[], draw: number): Float64Array =>
  Float64Array.from(columns, (column) => column[draw] as number)

// --- Subjects ---

export function compare(peers: readonly Peer[], say: (what: string) => void): readonly Row[] {
  const rows: Row[] = []
  const row = (
    what: string,
    own: Subject,
    of: (peer: Peer) => Subject,
    rounds: number,
    warming?: number,
  ): void => {
    say(what)
    const subjects = { [ours]: own, ...Object.fromEntries(peers.map((peer) => [peer.name, of(peer)])) }
    const scaled = peers.flatMap((peer) => ((of(peer).share ?? 1) < 1 ? [peer.name] : []))
    rows.push({ what, times: measure(subjects, rounds, warming), scaled })
  }

  const projector = createProjector(model)
  let step = 0
  const drawn = central.slice()
  const imitation = ranges.findIndex(({ id }) => id === 'imitation')
  const single = (peer: Peer): Subject => ({
    batch: peer.sampled ? 40 : 2000,
    run: () => {
      step += 1
      drawn[imitation] = 0.05 + (step % 9000) / 100_000
      peer.run(drawn, targets)
    },
  })
  row(
    'single projection, an assumption changed (both runs)',
    {
      batch: 500,
      run: () => {
        step += 1
        projector.project({ ...scenario, assumptions: { imitation: 0.05 + (step % 9000) / 100_000 } })
      },
    },
    single,
    15,
    2,
  )
  row(
    'single projection, a lever moved',
    {
      batch: 500,
      run: () => {
        step += 1
        const rdIntensity = { ...scenario.levers.rdIntensity, target: 2 + (step % 4000) / 1000 }
        projector.project({ ...scenario, levers: { ...scenario.levers, rdIntensity } })
      },
    },
    single,
    15,
    2,
  )
  row(
    '10,000 draws with seven quantiles and the mean',
    { run: () => void runEnsemble(model, scenario, { draws, seed: 1 }) },
    (peer) => {
      const { sampled } = peer
      if (!sampled) return { run: () => void fansOf(resultsOf(peer, draws)) }
      return { run: () => void resultsOf(peer, sampled), share: sampled / draws }
    },
    7,
    2,
  )
  row(
    '10,000 draws without quantiles',
    {
      run: () => {
        const evaluator = createEvaluator(model, scenario, ranges, indicators)
        const columns = drawsOf(draws)
        for (let first = 0; first < draws; first += chunk) {
          const count = Math.min(chunk, draws - first)
          evaluator.evaluate(
            columns.map((column) => column.subarray(first, first + count)),
            count,
          )
        }
      },
    },
    (peer) => {
      const { sampled = draws } = peer
      return { run: () => void resultsOf(peer, sampled), share: sampled / draws }
    },
    9,
    2,
  )
  row(
    `Sobol indices, N = ${samples.toLocaleString('en')}, all ${ranges.length} uncertain inputs (${evaluations.toLocaleString('en')} runs)`,
    { run: () => void sobolIndices(model, scenario, { indicator, year, samples, seed: 1 }) },
    (peer) =>
      peer.sampled
        ? { run: () => void resultsOf(peer, peer.sampled ?? draws), share: peer.sampled / evaluations }
        : {
            run: () =>
              void sobolIndicesOf(
                vectorised(peer),
                ranges.length,
                { samples, seed: 1 },
                (input, probability) => triangular(ranges[input] as (typeof ranges)[number], probability),
              ),
          },
    3,
    1,
  )
  row(
    `Shapley values of ${movedLevers.length} levers (${coalitions.toLocaleString('en')} runs)`,
    { run: () => void attribute(projector, baseline, scenario, { indicator }) },
    (peer) =>
      peer.sampled
        ? { run: () => void resultsOf(peer, peer.sampled ?? draws), share: peer.sampled / coalitions }
        : { run: () => void shapleyOf(peer) },
    5,
    2,
  )
  return rows.map((each) => (each.what.includes('quantiles and') ? withFans(each, peers) : each))
}

/** Where only a part of the draws was timed, the quantiles of all of them come on top. */
function withFans(row: Row, peers: readonly Peer[]): Row {
  const [fastest] = peers.filter(({ sampled }) => !sampled)
  if (!fastest || row.scaled.length === 0) return row
  const results = resultsOf(fastest, draws)
  const { fans } = measure({ fans: { run: () => void fansOf(results.slice()) } }, 5, 2)
  const added = row.scaled.map((name) => [name, (row.times[name] ?? Number.NaN) + fans] as const)
  return { ...row, times: { ...row.times, ...Object.fromEntries(added) } }
}

/** A peer's outputs for draws: a column of draws for each. */
function resultsOf(peer: Peer, count: number): Float64Array {
  const columns = drawsOf(count)
  const results = new Float64Array(outputCount * count)
  const drawn = new Float64Array(columns.length)
  for (let draw = 0; draw < count; draw++) {
    for (let input = 0; input < drawn.length; input++) drawn[input] = columns[input]?.[draw] as number
    const values = peer.run(drawn, targets)
    for (let output = 0; output < outputCount; output++) {
      results[output * count + draw] = values[output] as number
    }
  }
  return results
}

/** Quantiles as one writes them: sort, then interpolate. */
function fansOf(results: Float64Array): readonly (readonly number[])[] {
  return Array.from({ length: outputCount }, (_, output) => {
    const sorted = results.subarray(output * draws, (output + 1) * draws).sort()
    let sum = 0
    for (let draw = 0; draw < draws; draw++) sum += sorted[draw] as number
    const quantiles = Object.values(fanQuantiles).map((probability) => {
      const exact = (draws - 1) * probability
      const [low, high] = [sorted[Math.floor(exact)] as number, sorted[Math.ceil(exact)] as number]
      return low + (high - low) * (exact - Math.floor(exact))
    })
    return [...quantiles, sum / draws]
  })
}

function vectorised(peer: Peer): Vectorised {
  const drawn = new Float64Array(ranges.length)
  return (columns, count) => {
    const values = new Float64Array(count)
    for (let draw = 0; draw < count; draw++) {
      for (let input = 0; input < drawn.length; input++) drawn[input] = columns[input]?.[draw] as number
      values[draw] = peer.run(drawn, targets)[wanted] as number
    }
    return values
  }
}

function shapleyOf(peer: Peer): void {
  const first = wanted - years.indexOf(year)
  const game = (coalition: bigint): Float64Array => {
    const players = Number(coalition)
    const chosen = bases.map((base, place) => ((players >> place) & 1 ? (targets[place] as number) : base))
    return peer.run(central, chosen).slice(first, first + years.length)
  }
  shapley(game, movedLevers.length, { seed: 1, permutations: 0 })
}
