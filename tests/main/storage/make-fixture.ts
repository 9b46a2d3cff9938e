/**
 * Makes the fixture of today's version, `fixtures/version-N.sqlite`. Run once when a migration has been added:
 * `node tests/main/storage/make-fixture.ts`. Those of older versions stay as they are for ever.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allMigrations } from '../../../src/main/storage/migrations/index.ts'
import { openStore } from '../../../src/main/storage/store.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { fixtureOutcomes } from './fixture-outcomes.ts'

const target = join(import.meta.dirname, 'fixtures', `version-${allMigrations.length}.sqlite`)
if (existsSync(target)) throw new Error(`${target} is there already and may be out in the world`)

const plan: Scenario = {
  id: 'plan',
  name: '13th plan as announced',
  notes: '',
  model: 'zhejiang-digital-economy@1',
  baseline: 'kiep-17-06',
  reading: 'share',
  horizon: 2035,
  levers: { fusionFields: { target: 11, start: 2018, ramp: 3 } },
  assumptions: { imitation: 0.09 },
  indicators: [
    { id: 'mine', label: 'Per worker', formula: 'digitalEconomy / coreEmployment', unit: '10k CNY' },
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'qiantang-fixture-'))
const now = (): Date => new Date('2026-11-22T10:00:00.000Z')
const opened = openStore(folder, () => '0123456789abcdef', { now })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const store = opened.value
const results = [
  store.save(plan, 0),
  store.save({ ...plan, notes: 'Second thoughts' }, 1),
  store.save({ ...plan, id: 'smart', name: '스마트 제조', levers: {} }, 0),
  store.save({ ...plan, id: 'old', name: '旧方案' }, 0),
  store.label('plan', 1, '초안 “A”'),
  store.remove('old'),
  store.writeSettings({ language: 'ko', shown: ['plan'] }),
  store.keepOutcomes(fixtureOutcomes.file, fixtureOutcomes.outcomes),
]
store.close()
for (const result of results) if (!result.ok) throw new Error(JSON.stringify(result.error))
renameSync(join(folder, 'qiantang.sqlite'), target)
rmSync(folder, { recursive: true })
