/** The outcomes in the fixtures, since the store holds any. */
export const fixtureOutcomes = {
  file: 'own.csv',
  outcomes: [
    {
      indicator: 'grdp',
      year: 2021,
      measure: 'level',
      value: 73515.8,
      unit: '100m CNY',
      source: '통계청',
    },
    {
      indicator: 'grdp',
      year: 2021,
      measure: 'realGrowth',
      value: 8.5,
      unit: '% a year',
      source: '统计局',
    },
  ],
} as const
