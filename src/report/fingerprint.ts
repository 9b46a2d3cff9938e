/** Fingerprints as they are shown. */

/** Digits that tell all scenarios of an archive apart, and that can be read out over the telephone. */
const shownDigits = 12

/** The beginning of a fingerprint, for screens and tables; files and copies have the whole. */
export const shortFingerprint = (fingerprint: string): string => fingerprint.slice(0, shownDigits)
