/**
 * Loaded before the program: its clock is wrong by QIANTANG_TEST_CLOCK milliseconds, and runs QIANTANG_TEST_PACE times as
 * fast, so that hours pass and backups are made while it is watched.
 */
const { QIANTANG_TEST_CLOCK = '0', QIANTANG_TEST_PACE = '1' } = process.env
const TrueDate = Date
const started = TrueDate.now()
const now = () =>
  started + Number(QIANTANG_TEST_CLOCK) + (TrueDate.now() - started) * Number(QIANTANG_TEST_PACE)

globalThis.Date = class extends TrueDate {
  constructor(...values) {
    if (values.length === 0) super(now())
    else super(...values)
  }
  static now() {
    return now()
  }
}
