/** What `--help` adds below the options: how to name scenarios, what comes out, examples. */

const scenarios = `
FILE is a scenario file or, where there is no such file, the name of a scenario that ships: its
file name, such as plan-announced, or its name in any language. The word baseline stands for the
baseline.`

export const programHelp = `
${scenarios.trim()}

Exit codes: 0 done; 1 the input is wrong (one line for each fault on stderr); 2 wrong usage;
3 a target that cannot be reached (the closest point is on stdout all the same).

Examples:
  qiantang project
  qiantang compare baseline plan-announced --year 2030
  qiantang check my.scenario.json`

export const projectHelp = `${scenarios}

A table shows the main indicators; CSV and JSON hold all of them unless --indicator chooses.
CSV has one row for each scenario, indicator and year: scenario, reading, indicator, unit,
prices, year, value.

Examples:
  qiantang project
  qiantang project plan-announced my.scenario.json --indicator digitalEconomy
  qiantang project "13th plan as announced" --prices constant --format json
  qiantang project plan-announced --horizon 2050 --out plan.csv`

export const compareHelp = `${scenarios}

Difference and percent are relative to the first FILE. CSV holds the values; the levers and
assumptions that differ are in the table and in JSON.

Examples:
  qiantang compare baseline plan-announced
  qiantang compare baseline plan-announced skills-first --year 2035 --indicator coreEmployment
  qiantang compare plan-announced my.scenario.json --reading share --format json`

export const ensembleHelp = `${scenarios}

Every assumption is drawn from its triangular range, and so is the base of every growth lever;
a lever that the scenario moves is not drawn from its start on. The same seed gives the same
numbers to the last bit. Where any draw has no value in a year, that year has none.

--over tells in how many draws the result is above a number, in the unit of the indicator, or above
another scenario: the two are compared draw by draw, so what is uncertain alike in both does not
blur the difference.

Examples:
  qiantang ensemble plan-announced
  qiantang ensemble plan-announced --indicator digitalEconomy --over 90000 --year 2030
  qiantang ensemble plan-announced --over skills-first --indicator coreEmployment
  qiantang ensemble plan-announced --draws 100000 --seed 7 --indicator digitalEconomy --format json
  qiantang ensemble --fix coreShare2016=0.084 --range imitation=0.06:0.075:0.09 --out fan.csv`

export const attributeHelp = `${scenarios}

The difference is shared out by Shapley values (Owen's, where assumptions or the reading differ
too): what each departure adds on average over all orders in which they can be made. The shares
add up to the difference. Alone: what it does without the others. Taken away last: what would be
missing without it. Above 12 departures of a kind orders are sampled, with a standard error.

Examples:
  qiantang attribute plan-announced --indicator digitalEconomy --year 2030
  qiantang attribute as-printed --indicator digitalShare --year 2030 --format json
  qiantang attribute my.scenario.json --from plan-announced --indicator grdp --year 2035`

export const backtestHelp = `${scenarios}

The projection beside numbers published later, and beside two rules that know no more than the
report did: the last growth rate kept, the last share of GRDP kept. Years of the report itself
are marked and not scored. --splice divides figures that follow a wider definition by the
factor of its change.

Published values of your own come as a table in CSV or text (UTF-8, UTF-16, GB 18030, EUC-KR): a
row for each value under year, indicator, value and, if you like, source, unit and measure (level,
nominalGrowth or realGrowth); or years, or indicators, as columns; headings and labels in English,
Korean or Chinese. Cells without a value and years that the model does not have are passed over
and counted; what the window would ask about is refused, with its row.

Examples:
  qiantang backtest
  qiantang backtest --splice --indicator coreValueAdded
  qiantang backtest my.scenario.json --outcomes own.csv --format json`

export const sensitivityHelp = `${scenarios}

tornado puts each assumption, and the base of each growth lever, at both ends of its range with
the others in the middle. sobol gives the share of the variance that each explains alone (first)
and with all it interacts with (total), with intervals from the 5th to the 95th percentile of a
bootstrap; it costs 2 × samples × (inputs + 1) evaluations.

Examples:
  qiantang sensitivity --indicator digitalEconomy --year 2030
  qiantang sensitivity plan-announced --method sobol --indicator coreValueAdded --year 2027 --seed 7
  qiantang sensitivity --indicator grdp --year 2030 --range imitation=0.06:0.075:0.09 --out t.csv`

export const seekHelp = `${scenarios}

Effort is the weighted sum of squared departures from the scenario's levers, each in units of the
lever's range. A lever that moves starts in 2018 over 3 years unless the scenario says otherwise.
The probability is the share of draws in which the answer reaches the target.

Examples:
  qiantang seek --indicator digitalEconomy --year 2027 --target 60000 \\
    --lever rdIntensity=2:4 --lever enterpriseIt --lever digitalSkills=1:5
  qiantang seek --indicator coreShare --year 2030 --target 16 --lever digitalSkills \\
    --lever rdIntensity --weight rdIntensity=2 --save reach-16.scenario.json`

export const checkHelp = `
A FILE of the product's own data (units, model, baseline, outcomes, list of scenarios) is
checked as if it stood in the place of the one that ships. A FILE named .csv, .tsv, .tab or .txt
is checked as a table of published values, as backtest --outcomes reads it.

Examples:
  qiantang check my.scenario.json
  qiantang check scenarios/*.scenario.json --format json`

export const equationsHelp = `
Examples:
  qiantang equations
  qiantang equations --reading share --lang ko
  qiantang equations --format json --out model.json`

export const dataHelp = `
Examples:
  qiantang data --topic core
  qiantang data --region Zhejiang --search "e-commerce" --quotes
  qiantang data --format csv --out figures.csv`
