import { describe, expect, test } from 'vitest'
import { createWords } from '../../../../src/report/text/words.ts'
import { fileOf } from '../../fake-host.ts'
import { openWindow } from '../../open-window.ts'

const header = 'year,indicator,value,source\n'

describe('own outcomes', () => {
  test('are picked, imported and told of', async () => {
    const { actions, host, state, told } = await openWindow()
    host.choose({ file: fileOf(`${header}2021,grdp,73516,office\n2022,grdp,77715,office\n`, 'own.csv') })
    await actions.pickAndImportOutcomes()
    expect(host.picked).toEqual(['outcomes'])
    expect(state().ownOutcomes).toMatchObject([
      { file: 'own.csv', outcomes: [{ year: 2021 }, { year: 2022 }] },
    ])
    expect(told()).toEqual(['2 outcomes of own.csv were imported.'])
  })

  test('of the same file take the place of those before', async () => {
    const { actions, state } = await openWindow()
    await actions.importOutcomes(fileOf(`${header}2021,grdp,1,a\n`, 'own.csv'))
    await actions.importOutcomes(fileOf(`${header}2021,grdp,2,a\n`, 'other.csv'))
    await actions.importOutcomes(fileOf(`${header}2021,grdp,3,a\n`, 'own.csv'))
    expect(state().ownOutcomes.map(({ file, outcomes }) => [file, outcomes[0]?.value])).toEqual([
      ['other.csv', 2],
      ['own.csv', 3],
    ])
  })

  test('that are wrong are refused with line and column, and change nothing', async () => {
    const { actions, state, told } = await openWindow()
    await actions.importOutcomes(fileOf(`${header}2021,gdp,1,a\n1999,grdp,2,a\n`, 'own.csv'))
    expect(state().ownOutcomes).toEqual([])
    expect(told()).toEqual([createWords(state()).t('scenarios.importRefused', { file: 'own.csv' })])
    expect(state().notices[0]?.lines).toEqual([
      'line 2 · indicator · there is no indicator "gdp"',
      'line 3 · year · "1999" is not a year from 2015 to 2050',
    ])
  })

  test('are removed by file; where that fails they stay', async () => {
    const { actions, host, state, told } = await openWindow()
    await actions.importOutcomes(fileOf(`${header}2021,grdp,1,a\n`, 'own.csv'))
    host.failWhere(() => 'storage')
    await actions.removeOutcomes('own.csv')
    expect(state().ownOutcomes).toHaveLength(1)
    host.failWhere(() => undefined)
    await actions.removeOutcomes('own.csv')
    expect(state().ownOutcomes).toEqual([])
    expect(told().slice(1)).toEqual([
      'The outcomes of own.csv could not be removed.',
      'The outcomes of own.csv were removed.',
    ])
  })

  test('are not asked for where no file is chosen', async () => {
    const { actions, host, told } = await openWindow()
    await actions.pickAndImportOutcomes()
    expect(host.asked.map(({ channel }) => channel)).not.toContain('outcomes.import')
    expect(told()).toEqual([])
  })
})
