/** What the command line remarks on, in English. */
export const cli = {
  warning: 'please note',
  error: 'error',
  implausible: '{{scenario}}, from {{from}}: {{message}}',
  differentReadings:
    'The scenarios start from different readings ({{readings}}): part of the difference is not policy; --reading gives all of them one.',
  drawing: '{{done}} of {{draws}} runs',
  drawingAgain: '{{done}} of {{draws}} runs, pass {{pass}}',
  valid: '{{file}}: valid',
  migration: '{{file}}: {{from}} → {{to}}',
  newest: '{{file}}: {{model}} is the newest version here; nothing changes.',
  migrated: '{{file}}: written for {{to}}; what it was is {{kept}}',
  canMigrate_one: '{{file}}: {{to}} is newer; {{count}} change (see migrate)',
  canMigrate_other: '{{file}}: {{to}} is newer; {{count}} changes (see migrate)',
  same: '{{file}}: the same, computed again',
  figures: 'Figures of the source',
  plausibility: 'Held plausible while',
  range: 'Range',
  meaning: 'Meaning',
  place: 'Place',
} as const
