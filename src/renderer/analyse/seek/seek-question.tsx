export function SeekQuestion() {
  return null
}
