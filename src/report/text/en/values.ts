/** What is said where there is no value, and where values do not differ, in English. */
export const noValue = {
  said: '{{indicator}} has no value in {{year}}.',
  because: '{{indicator}} has no value in {{year}} ({{why}}).',
  inRuns: '{{indicator}} has no value in {{year}} in some of the simulation runs.',
  why: {
    division: 'its formula divides by zero',
    logarithm: 'its formula takes the logarithm of zero or less',
    root: 'its formula takes the root of a number below zero',
    power: 'its formula raises a number below zero to a fractional power',
    firstYear: 'its formula looks back from the first year',
    overflow: 'its formula gives a number too large to compute with',
    undefined: 'the model does not define it there',
    parts: 'not with every part of what differs',
  },
  noRange: 'No range can be given.',
  noOdds: 'No {{chance}} can be given.',
  noShares: 'Its uncertainty cannot be shared out.',
  noAttribution: 'The difference cannot be shared out.',
  noTarget: 'There is nothing to aim at. Choose another year.',
  noLevel: 'None of the levels that were tried gives it one.',
  ends: 'At an end of the range of {{names}} it has no value.',
} as const

export const constant = {
  oneDraw:
    'In {{year}}, {{indicator}} is {{value}} in the one simulation run that was made: a single run shows no range.',
  draws:
    'In {{year}}, {{indicator}} is {{value}} in all simulation runs: nothing that is uncertain changes it.',
  sameAs: 'In {{year}} it is the same in both, in all simulation runs.',
  equals: 'In {{year}} it is neither above nor below that, in any simulation run.',
  inputs: '{{indicator}} stays at {{value}} in {{year}}: nothing that is uncertain changes it.',
  levers: 'Cannot be reached: {{indicator}} stays at {{value}} in {{year}}, whatever these levers do.',
  lever: 'changes nothing',
  leverNoValue: 'no value at any level',
  leverLate: 'begins only in {{start}}',
  departures: 'What differs hardly changes {{indicator}} in {{year}}: by less than {{least}}.',
} as const
