/**
 * The version of the arithmetic: raised when the same content would give other numbers than before, by however
 * little. It is part of every fingerprint; `tests/model/engine.test.ts` notices numbers that changed.
 */
export const engineVersion = 1
