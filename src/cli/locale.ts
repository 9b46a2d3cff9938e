/** The language that the environment asks for. */

/** The environment's locale, as POSIX ranks its variables. */
export const localeOf = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
