export function AttributionQuestion() {
  return null
}
