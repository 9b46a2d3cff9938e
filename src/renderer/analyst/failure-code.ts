/** What the window is told of a failed analysis; what the engine says goes to the console. */
import { AnalysisFailure, type AnalysisFailureCode } from '../../analyst/analysis-failure.ts'

export function failureCode(error: unknown): AnalysisFailureCode {
  console.error(error)
  return error instanceof AnalysisFailure ? error.code : 'internal'
}
