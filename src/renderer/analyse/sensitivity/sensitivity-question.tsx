export function SensitivityQuestion() {
  return null
}
