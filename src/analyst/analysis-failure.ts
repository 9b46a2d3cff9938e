/** Why an analysis gives no answer though nobody stopped it. Words are made of the codes in the texts. */

export type AnalysisFailureCode =
  /** A fault of the program: what can be wrong with a question is found before it is asked. */
  | 'internal'
  /** The worker could not be started, or has died. */
  | 'worker-lost'

export class AnalysisFailure extends Error {
  readonly code: AnalysisFailureCode

  /** @param trace what the engine says, for whoever mends it; it is not shown. */
  constructor(code: AnalysisFailureCode, trace: string) {
    super(trace)
    this.code = code
  }
}
