/** Makes tables of trajectories and of departures again. */
import { inPrices } from '../../model/projection.ts'
import { departureCsv, valueCsv } from '../compare/csv.ts'
import { comparisonJson } from '../compare/json.ts'
import { sheetOfFile } from '../provenance.ts'
import { trajectoriesJson } from '../trajectories/json.ts'
import { trajectorySheet } from '../trajectories/trajectories.ts'
import { described, type Here, type HereOf, type Recomputed } from './here.ts'

const projected = ({ scenarios, projector, ground, made }: Here) =>
  scenarios.map(({ computed }) => inPrices(projector.project(computed), made.prices, ground.built))

export function trajectories(here: HereOf<'project'>): Recomputed {
  const { made, inquiry, ground, words, scenarios } = here
  const computed = projected(here)
  const indicators = described(inquiry.indicators, scenarios, here)
  return {
    csv: () => sheetOfFile(trajectorySheet(made, computed, indicators, ground, words), made, words, ground),
    json: () => trajectoriesJson(made, computed, ground, words),
  }
}

export function comparison(here: HereOf<'compare'>): Recomputed {
  const { made, inquiry, ground, words, scenarios } = here
  const computed = projected(here)
  const indicators = described(inquiry.indicators, scenarios, here)
  return {
    csv: () => sheetOfFile(valueCsv(made, computed, indicators, ground, words), made, words, ground),
    json: () => comparisonJson(made, computed, indicators, ground, words),
  }
}

export function departures({ made, ground, words }: HereOf<'departures'>): Recomputed {
  return { csv: () => sheetOfFile(departureCsv(made, ground, words), made, words, ground), json: undefined }
}
