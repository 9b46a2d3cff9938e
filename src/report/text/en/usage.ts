/** How the command line is used, in English. */
export const usage = {
  description: 'Policy scenarios for a region’s digital economy, in a terminal.',
  title: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    examples: 'Examples:',
  },
  default: '{{about}} (default: {{value}})',
  choices: '{{about}} (one of {{choices}})',
  repeatable: '{{about}}; repeatable',
  command: {
    project: 'Trajectories of scenarios, year by year.',
    compare: 'Values beside the first scenario’s, and what differs.',
    ensemble: 'How sure: quantiles over what is uncertain.',
    sensitivity: 'What matters: what moves a result.',
    seek: 'How to get there: a target with the smallest change.',
    attribute: 'What drives the difference: the share of each change.',
    backtest: 'How close to what was published: errors against published values.',
    check: 'Whether files are valid; each fault with file, line, path and reason.',
    migrate: 'What becomes of scenarios in a newer version of their model.',
    verify: 'Whether exported results are what comes of computing them again.',
    doctor: 'Whether the scenarios of the data folder are sound, to the last saved version and backup.',
    packs: 'The region packs that there are, with their baselines.',
    equations: 'The model in readable form.',
    data: 'The source’s figures, each with its place.',
    help: 'display help for a command',
  },
  argument: {
    scenarios: 'scenarios',
    scenario: 'a scenario',
    first: 'the scenario that the others are set against',
    others: 'the others',
    start: 'the scenario to start from',
    explained: 'the scenario to explain',
    migrated: 'scenario files of an older version',
    files: 'scenario files, tables of published values, or data files of the product',
    results: 'exported results, CSV or JSON',
  },
  option: {
    help: 'display this help',
    version: 'output the version',
    format: 'table, csv or json (default: by the ending of --out, else table)',
    out: 'write to FILE, in full or not at all, instead of stdout',
    lang: 'en, ko or zh (default: the environment’s, else en)',
    baseline:
      'id of the baseline data on which all scenarios stand, alone or as pack/id; packs lists them (default: each on its own; without FILE those of the first region pack)',
    model: 'model, as id@version (default: that of the first file, else the newest for the baseline)',
    indicatorShown: 'an indicator to show, a scenario’s own included',
    indicator: 'the indicator, a scenario’s own included',
    indicatorTested: 'an indicator to test',
    year: 'the year',
    yearCompared:
      'year to compare (default: the model’s key year, or the shortest horizon where that is earlier)',
    yearOfAnswer:
      'year of the answer; the probability in that year alone (default: the key year; the probability of every year)',
    reading: 'reading of the source to start from (default: the scenario’s)',
    readingOnly: 'formulas of one reading of the source alone (default: of all)',
    horizon: 'last year (default: the scenario’s)',
    prices: 'current or constant, that is of the launch year',
    draws: 'how many runs, up to {{most}}',
    drawsOfTarget: 'runs for the share that reaches the target; 0 for none',
    drawsOfBand: 'runs for the fan and its bands; 0 for none',
    seed: 'the same seed gives the same numbers',
    drawMethod: 'sobol, which fills the ranges evenly, or random',
    bands: 'what bands hold: all that is uncertain, year-to-year shocks included, or assumptions alone',
    method: 'tornado: one at a time; sobol: shares of the variance, all together',
    samples: 'sobol: rows of the design, best a power of 2, up to {{most}}',
    fix: 'hold an assumption, or the base of a lever that is no policy, at a value',
    range: 'vary it in a range of your own',
    over: 'the probability of being above another scenario or a number',
    target: 'the value to reach',
    lever: 'a lever that may move, between bounds',
    weight: 'how much a lever’s change counts (usually 1)',
    start: 'first year of levers that the scenario does not move (default: the model’s)',
    ramp: 'years that they take to their target (default: the model’s)',
    atLeast: 'the target is a floor',
    atMost: 'the target is a ceiling (default: where it lies below the present value)',
    save: 'write the answer to FILE as a scenario',
    from: 'the scenario that FILE is set against',
    permutations: 'orders to sample above 12 changes of a kind',
    breaks:
      'a change of definition to adjust for, or “all” or “none”: figures after it are divided by its factor',
    recalled: 'compare recalled values too, which nobody has found in print again',
    outcomes: 'a table of your own published values, beside those that ship',
    region: 'figures of a region',
    topic: 'figures of a topic',
    search: 'figures with a text in id, label, quote, note or place',
    to: 'the version to move to (default: the newest for the baseline)',
    dataDir: 'the data folder (default: as the window has it)',
    repair: 'mend what can be mended, as the window does when it opens',
    write: 'write each FILE in place; what it was is kept as FILE~',
    quotes: 'show the source’s own words and notes',
  },
  whenNone: {
    breaks: 'those that the data files adjust for',
    all: 'all',
    none: 'none',
    baseline: 'the baseline',
    main: 'the main ones in a table, else all',
  },
  help: {
    scenarios:
      'FILE is a scenario file or, where there is no such file, the name of a scenario that ships: its file name, or its name in any language. The word baseline stands for the baseline, the id of a baseline for that one.',
    exitCodes:
      'Exit codes: 0 done; 1 the input is wrong (one line for each fault on stderr); 2 wrong usage; 3 a target that cannot be reached (the closest point is on stdout all the same).',
    project:
      'A table shows the main indicators; CSV and JSON hold all of them unless --indicator chooses. CSV has one row for each scenario, indicator and year.',
    compare:
      'Differences are relative to the first FILE; between scenarios on different baselines none is given. CSV holds the values; the levers and assumptions that differ are in the table and in JSON.',
    ensemble:
      'Every assumption is drawn from its triangular range, and so is the base of every lever that is no policy; a lever that the scenario moves is not drawn from its start on. The same seed gives the same numbers to the last bit. Every run has year-to-year shocks too, where the model has some; --bands assumptions leaves them out of the quantiles, never out of the probabilities. Where some runs have no value in a year, the quantiles are of the others, the share without is told, and there are no probabilities. --over tells in how many runs the result is above a number, in the unit of the indicator, or above another scenario: the two are compared run by run, so what is uncertain alike in both does not blur the difference.',
    attribute:
      'The difference is shared out by Shapley values (Owen’s, where assumptions or the reading differ too): what each change adds on average over all orders in which they can be made. The shares add up to the difference. Above 12 changes of a kind orders are sampled, with a standard error. CSV holds all years.',
    backtest:
      'The projection beside values published later, and beside two rules that know no more than the source did: the last growth rate kept, the last share kept. Years of the source itself are marked and not scored.',
    outcomes:
      'Published values of your own come as a table in CSV or text (UTF-8, UTF-16, GB 18030, EUC-KR): a row for each value under year, indicator, value and, if you like, source, unit and measure (level, nominalGrowth or realGrowth); or years, or indicators, as columns; headings and labels in English, Korean or Chinese. Cells without a value and years that the model does not have are passed over and counted; what the window would ask about is refused, with its row.',
    migrate:
      'Shows the key figures and every change before and after, by the table of the newer model file; JSON has all indicators in the key year, CSV each indicator and year that changes. What the newer model cannot take is left out and told. Nothing is written without --write, and nothing at all where any FILE has a fault.',
    sensitivity:
      'tornado puts each assumption, and the base of each lever that is no policy, at both ends of its range with the others in the middle. sobol gives the share of the variance that each explains alone (first) and with all it interacts with (total), with intervals from the 5th to the 95th percentile of a bootstrap; year-to-year shocks are one input, shocks; it costs 2 × samples × (inputs + 1) evaluations.',
    seek: 'The size of change is the weighted sum of squared changes of the scenario’s levers, each in units of the lever’s range. A lever that the scenario does not move begins in --start and takes --ramp years.',
    check:
      'A data file of the product (units, model, baseline, published values, list of scenarios) is checked as if it stood in the place of the one that ships. A FILE named .csv, .tsv, .tab or .txt is checked as a table of published values, as backtest --outcomes reads it.',
    doctor:
      'Nothing is changed without --repair. With it, damaged files are kept beside, under names of their own. The exit code is 1 where something is damaged, a backup too.',
    verify:
      'An exported CSV or JSON file says how it was made: the fingerprint of all that decides the numbers, scenarios, prices, runs and seed. It is made again with the models and baseline data that are here, and compared value by value, as far as each was written out. What differs is told with its line and column, or its keys: a value, the number of rows, or the part that is another one here (model, units, baseline data, scenario, prices or runs, arithmetic). Files that a spreadsheet program has saved again can be verified too.',
  },
} as const
