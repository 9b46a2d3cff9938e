export function EnsembleQuestion() {
  return null
}
