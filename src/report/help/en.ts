/** Help in English. */
import type { HelpTexts } from './pages.ts'

export const help: HelpTexts = {
  pages: {
    explore: [
      {
        head: 'What you see',
        text: [
          'At the left stand the levers and, behind the second tab, the assumptions; in the middle the key figures of one year and the charts; at the right the scenarios. A scenario is what you change of the baseline. The baseline itself always stays as it is.',
        ],
      },
      {
        head: 'Move a lever',
        text: [
          'Drag a slider, press − or +, or type a value: lines and key figures follow at once. What you move in a built-in scenario is written into a copy of your own. {undo} takes the last step back, {redo} makes it again.',
          'Under a lever that was moved stands when it acts and how fast. Press those words to choose the years, an end, or a path by year. The arrow beside them sets the lever back to its base value.',
        ],
      },
      {
        head: 'Read a chart',
        text: [
          'Filled dots are figures of the source, rings are values published later, triangles are official targets. The line is the central projection, the shading the range of the simulations. The title of a chart chooses another indicator; the sign at its right shows the numbers as a table.',
          'The key year is the year of the key figures. Under each number stands its difference from the baseline; where a part of that is prices, the figure says so and leads to constant prices.',
        ],
      },
      {
        head: 'Work with scenarios',
        text: [
          'A tick shows a scenario beside the one that you work on. The menu of a scenario has copies, notes, saved versions, own indicators and export. Nothing has to be saved by hand: the head of the window says when your change is safe.',
        ],
      },
    ],
    compare: [
      {
        head: 'What you see',
        text: [
          'Each column is a scenario. The first one is what the others are held against; choose another in its head. Charts of one indicator have one scale, so that their heights can be compared.',
          'Below the charts stand the values by year and the differences from the first column in the key year.',
        ],
      },
      {
        head: 'Scenarios of another baseline',
        text: [
          'A scenario that stands on other figures can be shown beside. A part of the difference is then the figures, not the policy; the window says so.',
        ],
      },
      {
        head: 'Take the numbers with you',
        text: [
          'The table can be exported. It carries the names, versions and fingerprints of all that it was computed from, so that it can be checked later.',
        ],
      },
    ],
    analyse: [
      {
        head: 'Ask a question',
        text: [
          'Five questions can be asked of the scenario that is open. The question stands as a sentence: press one of its words to ask about another scenario, indicator or year. The answer is a sentence too, with its picture and numbers below.',
        ],
      },
      {
        head: 'The five questions',
        text: [
          'How sure? Runs the model many times with other assumptions and shocks and says between which values the simulations lie, and how probable a value is.',
          'What matters? Says which assumptions and levers decide most of the result, by moving each alone and all together.',
          'What drives the difference? Shares the difference between two scenarios out over what they have otherwise.',
          'How to get there? Seeks the smallest change of the levers that you leave free which reaches a target, an official one if you like, and says how probable that is.',
          'Was it right? Holds a projection against what was published later, and against simple rules.',
        ],
      },
      {
        head: 'Keep an answer',
        text: [
          'An answer can be copied or exported. A result that was exported can be computed again here, by you or by whoever receives it: see “Check an exported file”.',
        ],
      },
    ],
    baselines: [
      {
        head: 'What you see',
        text: [
          'Every figure of the source that the program knows, with its place, its own words and a translation of what it is. Figures that the model uses are marked. Below stand values that were published later, with their sources and how good those are.',
        ],
      },
      {
        head: 'Find a figure',
        text: [
          'The search finds names in all three languages, numbers, places and quoted words; for Korean names their initials do, for Chinese names those of their pinyin.',
        ],
      },
      {
        head: 'Where the source disagrees with itself',
        text: [
          'Each inconsistency stands at the top with the figures that do not agree. Where it decides how the source is read, the head of the window has a switch between the readings.',
        ],
      },
    ],
    model: [
      {
        head: 'What you see',
        text: [
          'The whole model: every equation in the order in which it is computed, with the names that it uses in words. Nothing is computed that does not stand here.',
          'The contents at the left lead to the sections; the search finds an equation by its name, its words or its formula.',
        ],
      },
      {
        head: 'Write an indicator of your own',
        text: [
          'In the menu of a scenario, “Own indicators” takes formulas in these names. They are computed, drawn and exported like the model’s own.',
        ],
      },
    ],
    modelWorks: [
      {
        text: [
          'The model goes from year to year. A lever changes a stock or a rate; that change, times an elasticity, changes a result; everything is held against a baseline in which no lever is moved.',
        ],
      },
    ],
    modelLimits: [
      {
        text: [
          'A projection shows what follows from its assumptions. It says nothing of what the model does not have, and it is only as good as its figures.',
        ],
      },
    ],
    cite: [
      {
        text: [
          'Cite the program, and with each number the source that the program shows for it. Of a result, name the scenario with its fingerprint, the model and the baseline data: they stand under every answer and in every exported file.',
        ],
      },
    ],
  },
  glossary: {
    scenario: ['Scenario', 'A set of changes from the baseline scenario: levers, their years, assumptions.'],
    baselineScenario: ['Baseline', 'The scenario in which nothing is moved. Differences are from it.'],
    baselineData: [
      'Baseline data',
      'The figures of one source for one region, from which a projection starts.',
    ],
    lever: ['Lever', 'A number that you may set to another value from a year on.'],
    growthSetting: [
      'Growth settings',
      'Levers that are no policy: how fast things grow whatever is done. Move them to see another world.',
    ],
    baseValue: ['Base value', 'What a lever has where it is not moved.'],
    launchYear: ['Launch year', 'The year from which the model computes; its values are the baseline data.'],
    horizon: ['Horizon', 'The last year of a projection.'],
    keyYear: ['Key year', 'The year whose values the window shows large.'],
    projection: ['Projection', 'What follows from a scenario and its assumptions, year by year.'],
    assumption: [
      'Assumption',
      'A number of the model with a lowest, central and highest value, from literature or judgement.',
    ],
    shock: ['Shock', 'What chance a year may bring beyond all assumptions.'],
    simulation: ['Simulation', 'Many runs of the model, each with other assumptions and shocks.'],
    band: ['Band', 'Two values between which a given share of the simulations lies.'],
    officialTarget: ['Official target', 'A value that an authority has announced for a year.'],
    published: [
      'Published',
      'A value that became known after the source: what a projection is held against.',
    ],
    reading: ['Reading', 'One way to read the source where its own numbers do not agree.'],
    inconsistency: ['Inconsistency', 'Two figures of the source of which at most one can be right.'],
    currentPrices: ['Current prices', 'Money as it is paid in each year.'],
    constantPrices: ['Constant prices', 'Money as it was worth in the launch year.'],
    percentagePoint: [
      'Percentage point',
      'The difference between two percentages: from 30% to 33% are 3 percentage points.',
    ],
    sensitivity: ['Sensitivity', 'How far a result moves with one assumption, or with all of them.'],
    attribution: [
      'Attribution',
      'Which part of a difference each change brings, all orders of them considered.',
    ],
    targetSeeking: ['Targets', 'Values that are to be reached: the smallest change that does so is sought.'],
    backtest: ['Backtest', 'A projection held against values that were published later.'],
    fingerprint: [
      'Fingerprint',
      'A short code that follows from a content: two with the same code have the same content.',
    ],
    seed: ['Random seed', 'The number from which simulations start: the same seed gives the same runs.'],
    savedVersion: ['Saved version', 'A scenario as it was at a time, which can be brought back.'],
  },
}
