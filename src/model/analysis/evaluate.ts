/**
 * Evaluates a scenario for many draws at once.
 *
 * A draw gives values to some assumptions, to the bases of some levers and to shocks; everything else is the
 * scenario's. Baseline run and scenario run see the same draw and are one program, cut in two: what levers cannot
 * move is settled by the draws, and is kept for draws that come again, as they do while a lever is dragged.
 */
import { compileStages } from '../compile.ts'
import type { Stages } from '../graph.ts'
import { kept } from '../kept.ts'
import { hasShocks, type Model } from '../model.ts'
import {
  blockSize,
  columnsOf,
  createColumns,
  createRunner,
  type Program,
  type ProgramInput,
  type ProgramOutput,
  type Runner,
  strideOf,
} from '../program.ts'
import { assumedIn, type LeverSetting, leverValue, movedLevers, movedSetting } from '../scenario.ts'
import type { LeverId, Scenario, Year } from '../spec.ts'
import { dropInfinite } from '../value.ts'
import type { Bands } from './draws.ts'
import type { ShockInYear } from './shocks.ts'

/** What differs between draws: an assumption, or the base value of a lever. */
export interface DrawnInput {
  readonly kind: 'assumption' | 'base'
  readonly id: string
}

export interface Evaluator {
  readonly inputs: readonly DrawnInput[]
  /** Shocks that the wanted names depend on; none where only assumptions and bases are drawn. */
  readonly shocks: readonly ShockInYear[]
  /** The wanted names in their order, each with its years in order. */
  readonly outputs: readonly ProgramOutput[]
  /**
   * Evaluates draws; draw k depends on the k-th number of each column alone.
   * @param columns for each input, one number a draw.
   * @param shocks for each of the shocks, one number a draw, in columns that nobody changes.
   * @returns for each output, one number a draw, one output after another. NaN where there is no value.
   */
  evaluate(columns: readonly Float64Array[], draws: number, shocks?: readonly Float64Array[]): Float64Array
}

/** Columns of a block of draws. */
type Block = readonly Float64Array[]

/** What some draws settled, block by block, and what it was computed from. */
interface Settled {
  readonly draws: number
  readonly uniform: Float64Array
  readonly drawn: readonly Float64Array[]
  readonly blocks: readonly Held[]
}

/** A block's columns, and the array in which they lie. */
interface Held {
  readonly values: Float64Array
  readonly columns: Block
}

/** Programs of a model, and what the last draws settled in them. */
interface Prepared {
  readonly stages: Stages
  settled: Settled | undefined
}

const most = {
  /** Programs kept of one model. */
  programs: 16,
  /** Draws whose settled columns are kept; those of more are gone after their block. */
  draws: 1024,
} as const
const preparedOf = new WeakMap<Model, Map<string, Prepared>>()

/**
 * Prepares a scenario for many draws.
 * @param names indicators, stocks or auxiliaries of the model; the scenario's own indicators are not among them.
 * @param bands whether shocks are drawn too; else they are 0.
 */
export function createEvaluator(
  model: Model,
  scenario: Scenario,
  inputs: readonly DrawnInput[],
  names: readonly string[],
  bands: Bands = 'assumptions',
): Evaluator {
  const prepared = prepare(model, scenario, inputs, names, bands)
  const { settled, moved } = prepared.stages
  const { outputs } = moved ?? settled
  const uniformOf = (program: Program): Float64Array =>
    Float64Array.from(program.uniform, (input) => uniformValue(input, model, scenario))
  const places = new Map(inputs.map((input, place) => [input.id, place]))
  // Shocks are the same whatever levers do, so the second program has none of its own.
  const shocks = settled.varying.filter((input) => input.kind === 'shock')
  const shockPlaces = new Map<ProgramInput, number>(shocks.map((shock, place) => [shock, place]))

  const evaluate: Evaluator['evaluate'] = (columns, draws, chance = []) => {
    const results = new Float64Array(outputs.length * draws)
    const drawnOf = (input: ProgramInput): Float64Array => {
      const found = 'id' in input ? columns[places.get(input.id) ?? -1] : chance[shockPlaces.get(input) ?? -1]
      if (!found) throw new Error(`no column is drawn for ${JSON.stringify(input)}`)
      return found
    }
    const width = Math.min(blockSize, draws)
    const drawn = settled.varying.map(drawnOf)
    if (!moved) {
      const runSettled = createRunner(settled, uniformOf(settled), width)
      const own = createColumns(drawn.length, width)
      for (let first = 0; first < draws; first += width) {
        const count = Math.min(width, draws - first)
        copy(own, drawn, first, count)
        runSettled(own, count, { values: results, stride: draws, first })
      }
      return dropInfinite(results)
    }
    const blockAt = settle(prepared, uniformOf(settled), drawn, draws)
    const runMoved = createRunner(moved, uniformOf(moved), width)
    const bases = moved.varying.map(drawnOf)
    const paths = createColumns(bases.length, width)
    for (let first = 0; first < draws; first += width) {
      const count = Math.min(width, draws - first)
      copy(paths, bases, first, count)
      for (const [place, path] of paths.entries()) {
        const input = moved.varying[place]
        if (input?.kind === 'lever') moveBases(path, input.id, input.year, count)
      }
      runMoved([...blockAt(first, count), ...paths], count, { values: results, stride: draws, first })
    }
    return dropInfinite(results)
  }

  /** Turns drawn bases of a lever into its values in a year. */
  const moveBases = (bases: Float64Array, id: LeverId, year: Year, count: number): void => {
    const setting = settingIn(model, scenario, id)
    for (let draw = 0; draw < count; draw++) bases[draw] = leverValue(setting, bases[draw] as number, year)
  }
  return { inputs, shocks, outputs, evaluate }
}

/** What draws settle, block by block: kept from the last time where the draws are the same. */
function settle(
  prepared: Prepared,
  uniform: Float64Array,
  drawn: readonly Float64Array[],
  draws: number,
): (first: number, count: number) => Block {
  const { settled: program } = prepared.stages
  const width = Math.min(blockSize, draws)
  const own = createColumns(drawn.length, width)
  const size = program.outputSlots.length
  const hold = (): Held => {
    const values = new Float64Array(size * strideOf(width))
    return { values, columns: columnsOf(values, size, width) }
  }
  const compute = (run: Runner, first: number, count: number, { values }: Held): void => {
    copy(own, drawn, first, count)
    run(own, count, { values, stride: strideOf(width), first: 0 })
  }
  if (draws > most.draws) {
    const run = createRunner(program, uniform, width)
    const held = hold()
    return (first, count) => {
      compute(run, first, count, held)
      return held.columns
    }
  }
  const before = prepared.settled
  if (before && isSettledBy(before, uniform, drawn, draws)) return (first) => columnsAt(before, first / width)
  // As many other draws as before go where those were.
  prepared.settled = undefined
  const places = before?.draws === draws ? before : undefined
  const run = createRunner(program, uniform, width)
  const blocks = places?.blocks ?? Array.from({ length: Math.ceil(draws / width) }, hold)
  for (const [index, held] of blocks.entries()) {
    const first = index * width
    compute(run, first, Math.min(width, draws - first), held)
  }
  // Columns of shocks stay as they are; of others a copy is kept, in the array of the one before.
  const isLasting = (place: number): boolean => program.varying[place]?.kind === 'shock'
  const keptColumns = drawn.map((column, place) =>
    isLasting(place) ? column : copied(column, places?.drawn[place]),
  )
  const settled = { draws, uniform, drawn: keptColumns, blocks }
  prepared.settled = settled
  return (first) => columnsAt(settled, first / width)
}

function columnsAt({ blocks }: Settled, index: number): Block {
  const held = blocks[index]
  if (!held) throw new Error(`there is no block ${index}`)
  return held.columns
}

function isSettledBy(
  settled: Settled,
  uniform: Float64Array,
  drawn: readonly Float64Array[],
  draws: number,
): boolean {
  return (
    settled.draws === draws &&
    isSame(settled.uniform, uniform) &&
    settled.drawn.every((column, place) => isSame(column, drawn[place] as Float64Array))
  )
}

function copied(column: Float64Array, into: Float64Array = new Float64Array(column.length)): Float64Array {
  into.set(column)
  return into
}

/** Whether all numbers are the same; −0 is not 0. */
function isSame(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false
  return true
}

function copy(to: Block, from: readonly Float64Array[], first: number, count: number): void {
  for (const [place, column] of to.entries()) {
    column.set((from[place] as Float64Array).subarray(first, first + count))
  }
}

function prepare(
  model: Model,
  scenario: Scenario,
  inputs: readonly DrawnInput[],
  names: readonly string[],
  bands: Bands,
): Prepared {
  const { reading, horizon } = scenario
  const { spec } = model
  const moved = new Map(
    movedLevers(scenario, spec).map(({ id }) => [
      id,
      settingIn(model, scenario, id)?.start ?? spec.launchYear,
    ]),
  )
  const own = preparedOf.get(model) ?? new Map<string, Prepared>()
  preparedOf.set(model, own)
  const ids = inputs.map((input) => input.id)
  const withShocks = bands === 'all' && hasShocks(model.spec)
  const key = JSON.stringify([reading, horizon, names, ids, [...moved], withShocks])
  return kept(own, key, most.programs, () => {
    const options = { reading, horizon, outputs: names, moved, drawn: new Set(ids) }
    const stages = compileStages(model, withShocks ? { ...options, shocks: 'varying' } : options)
    // Every reading was compiled when the model was built, so a fault here is a bug.
    if (!stages.ok) throw new Error(stages.error.code)
    return { stages: stages.value, settled: undefined }
  })
}

function settingIn(model: Model, scenario: Scenario, id: LeverId): LeverSetting | undefined {
  const lever = model.levers.get(id)
  return lever && movedSetting(scenario, lever, model.spec.schedule)
}

function uniformValue(input: ProgramInput, model: Model, scenario: Scenario): number {
  switch (input.kind) {
    case 'assumption': {
      const assumption = model.assumptions.get(input.id)
      return assumption ? assumedIn(scenario, assumption) : Number.NaN
    }
    case 'base':
      return model.levers.get(input.id)?.base ?? Number.NaN
    case 'lever': {
      const base = model.levers.get(input.id)?.base ?? Number.NaN
      return leverValue(settingIn(model, scenario, input.id), base, input.year)
    }
    case 'baseline':
    case 'shock':
      throw new Error(`${input.kind} of ${input.name} is no number that draws have in common`)
  }
}
