/** What `--help` adds below the options: how to name scenarios, what comes out, examples. */

const scenarios = `
FILE is a scenario file or, where there is no such file, the name of a scenario that ships: its
file name, such as plan-announced, or its name in any language. The word baseline stands for the
baseline.`

export const programHelp = `
${scenarios.trim()}

Exit codes: 0 done; 1 the input is wrong (one line for each fault on stderr); 2 wrong usage.

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

export const checkHelp = `
A FILE of the product's own data (units, model, baseline, outcomes, list of scenarios) is
checked as if it stood in the place of the one that ships.

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
