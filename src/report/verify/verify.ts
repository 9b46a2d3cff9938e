/** Whether an exported result is what comes of computing it again, with the models and baselines that are here. */
import { cellText } from '../../files/csv.ts'
import { coded, type FileFault, firstFaults, type ResultPart } from '../../files/file-fault.ts'
import type { Recipe, RecipeScenario } from '../../files/recipe.ts'
import type { ResultFile } from '../../files/result-file.ts'
import { digestParts, outcomesDigest } from '../../model/fingerprint.ts'
import type { Ground, Grounds } from '../../model/ground.ts'
import type { Language } from '../../model/spec.ts'
import { headed, type Sheet } from '../csv.ts'
import { provenanceOf } from '../provenance.ts'
import type { Words } from '../text/words.ts'
import { scenariosOf } from './asked-scenario.ts'
import { obstaclesOf } from './check-recipe.ts'
import { type Difference, jsonDifferences, tableDifferences } from './compare-content.ts'
import type { OnProgress } from './here.ts'
import { recompute } from './recompute.ts'

/** What is here to compute with. */
export interface Surroundings {
  readonly grounds: Pick<Grounds, 'of'>
  readonly wordsOf: (language: Language, ground: Ground) => Words
  readonly onProgress: OnProgress
}

/** @returns what differs, each with its place; nothing where the file is right. */
export function verifyResult(result: ResultFile, surroundings: Surroundings): readonly FileFault[] {
  const { file } = result
  return firstFaults(file, differencesOf(result, surroundings), (difference) => ({ ...difference, file }))
}

function* differencesOf(result: ResultFile, surroundings: Surroundings): Iterable<Difference> {
  const { recipe } = result
  const grounds = recipe.scenarios.map((scenario, place) => groundOf(scenario, place, surroundings))
  const missing = grounds.flatMap((found) => ('code' in found ? [found] : []))
  const here = grounds.flatMap((found) => ('code' in found ? [] : [found]))
  yield* missing
  if (missing.length > 0) return
  const obstacles = obstaclesOf(recipe, here)
  for (const { path, ...fault } of obstacles) yield { ...fault, path: ['recipe', ...path].join('.') }
  if (obstacles.length > 0) return
  yield* partDifferences(recipe, here)
  yield* outcomeDifferences(recipe, here)
  yield* contentDifferences(result, here, surroundings)
}

/** Published values that are others here. */
function outcomeDifferences({ inquiry }: Recipe, [first]: readonly Ground[]): readonly Difference[] {
  if (inquiry.kind !== 'backtest' || inquiry.outcomes === undefined || !first) return []
  if (inquiry.outcomes === outcomesDigest(first.outcomes)) return []
  return [{ path: 'recipe.inquiry.outcomes', ...coded('outcomes-differ', {}) }]
}

/** What a scenario stands on, or what of it is not here. */
function groundOf(
  { scenario }: RecipeScenario,
  place: number,
  { grounds }: Surroundings,
): Ground | Difference {
  const found = grounds.of(scenario)
  if (found.ok) return found.value
  const { path, ...fault } = found.error
  return { ...fault, path: ['recipe', 'scenarios', place, 'scenario', ...path].join('.') }
}

const partNames: readonly ResultPart[] = ['engine', 'model', 'units', 'baseline', 'scenario', 'run']

/** Parts of the fingerprints that are others here, and fingerprints that are not those of their parts. */
function partDifferences(recipe: Recipe, grounds: readonly Ground[]): readonly Difference[] {
  const [first] = grounds
  if (!first) return []
  const subjects = scenariosOf(recipe).map(({ own, name }, place) => ({
    scenario: own,
    name,
    short: name,
    ground: grounds[place] ?? first,
  }))
  const { inquiry, drawn, ranges, prices } = recipe
  const here = provenanceOf({ ground: first, prices }, subjects, {
    inquiry,
    ...(drawn ? { drawn } : {}),
    ...(ranges ? { ranges } : {}),
    date: new Date(recipe.date),
  })
  return recipe.scenarios.flatMap(({ name, parts, fingerprint }, place): readonly Difference[] => {
    const path = `recipe.scenarios.${place}`
    const own = here.scenarios[place]?.parts
    const apart = partNames.filter((part) => parts[part] !== own?.[part])
    if (apart.length > 0) {
      return apart.map((part) => ({
        path: `${path}.parts.${part}`,
        ...coded('part-differs', { scenario: name, part }),
      }))
    }
    if (digestParts(parts) === fingerprint) return []
    return [{ path: `${path}.fingerprint`, ...coded('fingerprint-differs', { scenario: name }) }]
  })
}

function contentDifferences(
  { recipe, content }: ResultFile,
  grounds: readonly Ground[],
  { wordsOf, onProgress }: Surroundings,
): Iterable<Difference> {
  const [first] = grounds
  if (!first) return []
  const words = wordsOf(recipe.language, first)
  const again = recompute(recipe, grounds, words, onProgress)
  const notOfThisFormat: readonly Difference[] = [{ path: 'recipe.inquiry', ...coded('not-a-result', {}) }]
  if (content.kind === 'json') {
    // As it stands in a file: without keys that have no value.
    return again.json
      ? jsonDifferences(content.value, JSON.parse(JSON.stringify(again.json())))
      : notOfThisFormat
  }
  return again.csv ? tableDifferences(content.rows, cellsOf(again.csv(), words)) : notOfThisFormat
}

function cellsOf(sheet: Sheet, words: Words): readonly (readonly string[])[] {
  const { header, rows } = headed(sheet, words)
  return [header, ...rows].map((row) => row.map(cellText))
}
