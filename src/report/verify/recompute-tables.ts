/** Makes tables of trajectories and of departures again. */
import { createProjector, inPrices } from '../../model/projection.ts'
import { departureCsv, valueCsv } from '../compare/csv.ts'
import { comparisonJson } from '../compare/json.ts'
import { sheetOfFile } from '../provenance.ts'
import { trajectoriesJson } from '../trajectories/json.ts'
import { trajectorySheet } from '../trajectories/trajectories.ts'
import { described, type Here, type HereOf, type Recomputed } from './here.ts'

function projected({ scenarios, made }: Here) {
  const projectors = new Map(made.grounds.map(({ built }) => [built, createProjector(built)]))
  return scenarios.flatMap(({ computed }, place) => {
    const built = made.grounds[place]?.built
    const projection = built && projectors.get(built)?.project(computed)
    return projection ? [inPrices(projection, made.prices, built)] : []
  })
}

export function trajectories(here: HereOf<'project'>): Recomputed {
  const { made, inquiry, words, scenarios } = here
  const computed = projected(here)
  const indicators = described(inquiry.indicators, scenarios, here)
  return {
    csv: () => sheetOfFile(trajectorySheet(made, computed, indicators, words), made, words),
    json: () => trajectoriesJson(made, computed, indicators, words),
  }
}

export function comparison(here: HereOf<'compare'>): Recomputed {
  const { made, inquiry, words, scenarios } = here
  const computed = projected(here)
  const indicators = described(inquiry.indicators, scenarios, here)
  return {
    csv: () => sheetOfFile(valueCsv(made, computed, indicators, words), made, words),
    json: () => comparisonJson(made, computed, indicators, words),
  }
}

export function departures({ made, words }: HereOf<'departures'>): Recomputed {
  return { csv: () => sheetOfFile(departureCsv(made, words), made, words), json: undefined }
}
