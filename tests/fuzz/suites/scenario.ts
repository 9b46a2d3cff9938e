/** Scenario files. */
import { readScenarioFile } from '../../../src/files/scenario-file.ts'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import { withIndicators } from '../../../src/model/build-model.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { checkScenario } from '../../../src/model/scenario.ts'
import { dataText, ground, library, model, shippedPath } from '../../helpers/library.ts'
import { flipped, mutatedText } from '../mutate.ts'
import { refusal } from '../refusal.ts'
import { holds, type Suite } from '../suite.ts'

const shipped = ground.shipped.map(({ texts }) => dataText(shippedPath(texts.file)))
const own = '"indicators": [{ "id": "own", "label": "Own", "formula": "grdp / price", "unit": "100m CNY" }]'
const corpus = [...shipped, ...shipped.map((text) => text.replace('"indicators": []', own))]
const words = [
  ...[
    '"__proto__"',
    '"constructor"',
    '"\\u0000"',
    '"\\u202e"',
    '"\\ud800"',
    '"',
    '{}',
    '[]',
    '[[[[[[',
    '{"a":',
  ],
  ...['"baseline"', '"levers"', '"target"', '"grdp.x"', '"grdp("', '"a = 1"', '"1:9"', '"id": "own", '],
  ...['"((((((', 'max(', '-', '!', '^', '? 1 : ', 'and ', 'previous(grdp)', '/* */', '0 '],
]
const values = [
  ...[
    '0',
    '1',
    '-1',
    '2.5',
    '11',
    '2018',
    '2030',
    '2050',
    '1e21',
    'null',
    'true',
    '"share"',
    '"level"',
    '""',
    '[]',
  ],
  ...[
    '"grdp"',
    '"previous(grdp) + 1"',
    '"choose"',
    '"100m CNY"',
    '"%"',
    '"가나다"',
    '"数字经济"',
    '"a\\u0301"',
  ],
]
const projector = createProjector(model)

export const scenario: Suite = {
  make: (random) => flipped(new TextEncoder().encode(mutatedText({ corpus, words, values }, random)), random),
  read(bytes) {
    const result = readScenarioFile('mutated.scenario.json', bytes, library.grounds)
    if (!result.ok) return refusal(result.error)
    holds(checkScenario(result.value, model).length === 0, 'read, but not valid')
    holds(withIndicators(model, result.value.indicators).ok, 'read, but its indicators are not valid')
    const grdp = projector.project(result.value).series.get('grdp')
    holds(grdp?.every(Number.isFinite) === true, 'read, but GRDP is not finite')
    const written = new TextEncoder().encode(writeScenarioFile(result.value))
    holds(readScenarioFile('again', written, library.grounds).ok, 'read, but not read again')
    return 'read'
  },
}
