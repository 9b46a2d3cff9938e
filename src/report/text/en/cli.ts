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
  sealed: '{{file}}: a sealed projection, as it was sealed on {{date}}; backtest scores it.',
  sealedElsewhere:
    '{{file}}: a sealed projection of {{date}}, well-formed. It is not among those that ship, so whether it was changed is not known.',
  migration: '{{file}}: {{from}} → {{to}}',
  newest: '{{file}}: {{model}} is the newest version here; nothing changes.',
  migrated: '{{file}}: written for {{to}}; what it was is {{kept}}',
  canMigrate_one: '{{file}}: {{to}} is newer; {{count}} change (see migrate)',
  canMigrate_other: '{{file}}: {{to}} is newer; {{count}} changes (see migrate)',
  doctor: {
    none: 'There are no scenarios in {{folder}} yet.',
    broken: 'The scenarios in {{folder}} cannot be read: {{reason}}.',
    held: '{{folder}}: {{scenarios}} scenarios, {{revisions}} saved versions.',
    damaged: 'Damaged: {{revision}}.',
    lost: 'Saved versions that had been saved and are missing: {{count}}.',
    sound: 'All is sound.',
    copy: 'sound, {{revisions}} saved versions',
    copyDamaged: 'damaged',
    setAside:
      'set aside, not used any more; readable scenarios: {{scenarios}}, saved versions: {{revisions}}',
  },
  same: '{{file}}: the same, computed again',
  figures: 'Figures of the source',
  plausibility: 'Held plausible while',
  range: 'Range',
  meaning: 'Meaning',
  place: 'Place',
} as const
