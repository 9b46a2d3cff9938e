export function BacktestQuestion() {
  return null
}
