/** What matters, for a program. */
import type { SobolResult } from '../../model/analysis/sobol-indices.ts'
import type { Tornado } from '../../model/analysis/tornado.ts'
import { aboutResult, type ProvenanceOf, recipeFor } from '../provenance.ts'
import type { Words } from '../text/words.ts'

/** @param sobol undefined where only one input was varied at a time. */
export function sensitivityJson(
  provenance: ProvenanceOf<'sensitivity'>,
  tornado: Tornado,
  sobol: SobolResult | undefined,
  words: Words,
) {
  const { inquiry, prices, drawn } = provenance
  const { indicator, year } = inquiry
  return {
    method: sobol ? 'sobol' : 'tornado',
    ...aboutResult(provenance),
    prices,
    indicator,
    year,
    ...(sobol
      ? { ...sharesJson(sobol, drawn?.draws, drawn?.seed) }
      : { central: tornado.central, rows: tornado.rows.map(swingJson) }),
    ...recipeFor(provenance, words),
  }
}

const swingJson = ({ id, kind, low, high, swing }: Tornado['rows'][number]) => ({
  id,
  kind,
  low: low.value,
  high: high.value,
  lowInput: low.input,
  highInput: high.input,
  swing,
})

const sharesJson = (
  { estimator, evaluations, rows }: SobolResult,
  samples: number | undefined,
  seed: number | undefined,
) => ({
  estimator,
  samples,
  seed,
  draws: evaluations,
  rows: rows.map(({ id, kind, first, total, firstInterval, totalInterval }) => ({
    id,
    kind,
    first,
    total,
    firstInterval,
    totalInterval,
  })),
})
