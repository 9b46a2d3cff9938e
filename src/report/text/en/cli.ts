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
  figures: 'Figures of the source',
  plausibility: 'Held plausible while',
  range: 'Range',
  meaning: 'Meaning',
  place: 'Place',
  wrong: {
    indicator: '--indicator: there is no indicator {{name}} (known: {{known}})',
    oneOf: '{{option}}: {{value}} is not one of {{known}}',
    year: '{{option}}: {{year}} is not a year from {{first}} to {{last}}',
    sharedYear: '{{option}}: {{year}} is not a year from {{first}} to {{last}}, which all scenarios have',
    outside: '{{option}}: {{value}} is outside {{low}} to {{high}}',
    twice: '{{option}}: {{id}} is given more than once',
    units: '--over: {{value}} cannot be in {{units}} at once; choose an indicator with --indicator',
    noPrices: '--prices: this model has no prices',
    noLever: '--lever: no lever may move; name one or more',
    stray: '--weight: {{id}} is not one of the levers that may move',
  },
} as const
