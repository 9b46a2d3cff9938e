/** Passports of numbers, in English. */
export const passport = {
  open: '{{text}}: where it comes from ({{name}})',
  back: 'Back',
  goTo: 'Show in its view',
  kinds: {
    figure: 'Figure of {{source}}',
    conflict: 'Inconsistency in {{source}}',
    outcome: 'Published value',
    target: 'Official target',
    lever: 'Lever',
    assumption: 'Assumption',
    equation: 'Equation of the model',
    indicator: 'Projected value',
  },
} as const
