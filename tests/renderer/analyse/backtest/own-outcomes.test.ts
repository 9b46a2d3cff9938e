import { describe, expect, test } from 'vitest'
import { createWords } from '../../../../src/report/text/words.ts'
import { fileOf } from '../../fake-host.ts'
import { openWindow } from '../../open-window.ts'

const header = 'year,indicator,value,source\n'

/** Takes a table in and keeps it at once. */
async function keep({ actions }: Awaited<ReturnType<typeof openWindow>>, text: string, name = 'own.csv') {
  await actions.importOutcomes(fileOf(text, name))
  await actions.keepOutcomes()
}

describe('own outcomes', () => {
  test('are picked and shown as understood; kept only when the user says so', async () => {
    const { actions, host, state, told } = await openWindow()
    host.choose({ file: fileOf(`${header}2021,grdp,73516,office\n2022,grdp,77715,office\n`, 'own.csv') })
    await actions.pickAndImportOutcomes()
    expect(host.picked).toEqual(['outcomes'])
    expect(state().outcomesDraft?.reading?.values.map(({ value }) => value)).toEqual([73516, 77715])
    expect([state().ownOutcomes, await host.call('outcomes.list', {})]).toEqual([[], { ok: true, value: [] }])
    await actions.keepOutcomes()
    expect(state().ownOutcomes).toMatchObject([
      { file: 'own.csv', outcomes: [{ year: 2021 }, { year: 2022 }] },
    ])
    expect(state().outcomesDraft).toBeUndefined()
    expect(told()).toEqual(['2 published values of own.csv were imported.'])
  })

  test('that are put away leave nothing', async () => {
    const { actions, host, state } = await openWindow()
    await actions.importOutcomes(fileOf(`${header}2021,grdp,73516,office\n`, 'own.csv'))
    actions.dropOutcomes()
    expect(state().outcomesDraft).toBeUndefined()
    expect(host.asked.map(({ channel }) => channel)).not.toContain('outcomes.import')
  })

  test('of the same file take the place of those before', async () => {
    const window = await openWindow()
    await keep(window, `${header}2021,grdp,70001,a\n`)
    await keep(window, `${header}2021,grdp,70002,a\n`, 'other.csv')
    await keep(window, `${header}2021,grdp,70003,a\n`)
    expect(window.state().ownOutcomes.map(({ file, outcomes }) => [file, outcomes[0]?.value])).toEqual([
      ['other.csv', 70002],
      ['own.csv', 70003],
    ])
  })

  test('are read another way, with another encoding or mark, as the user chooses', async () => {
    const { actions, state } = await openWindow()
    await actions.importOutcomes(fileOf(`${header}2018,digitalEconomy,23.300,a\n`, 'own.csv'))
    expect(state().outcomesDraft?.reading?.unread).toMatchObject([{ code: 'number-ambiguous' }])
    await actions.readOutcomesAs({ decimal: 'comma' })
    expect(state().outcomesDraft?.reading?.values).toMatchObject([{ value: 23300 }])
    await actions.readOutcomesAs({ source: 'yearbook' })
    expect(state().outcomesDraft?.choices).toEqual({ decimal: 'comma', source: 'yearbook' })
  })

  test('wait for answers: of values that differ, that are far off, of what was not understood', async () => {
    const { actions, state, told } = await openWindow()
    const rows =
      '2018,digitalEconomy,23300,a\n2018,digitalEconomy,23346,b\n2020,digitalShare,0.468,a\n2020,gnp,1,a\n'
    await actions.importOutcomes(fileOf(header + rows, 'own.csv'))
    await actions.keepOutcomes()
    expect(state().ownOutcomes).toEqual([])
    expect(told()).toEqual([createWords(state()).t('scenarios.importRefused', { file: 'own.csv' })])
    expect(state().notices[0]?.lines).toEqual([
      'line 5: there is no indicator “gnp”',
      'line 3: Digital-economy scale, 2018: “23346” here, but “23300” in line 2',
      expect.stringMatching(
        /^line 4: .*“0\.468” is more than five times off .*; 46\.8 would fit, in another unit$/,
      ),
    ])
    actions.answerOutcomes({ '2:3': 'leave', '3:3': 'keep' })
    actions.answerOutcomes({ '2:3': 'keep', '3:3': 'leave', '4:3': 'rescale' })
    actions.leaveUnread(true)
    await actions.keepOutcomes()
    expect(state().ownOutcomes[0]?.outcomes.map(({ value }) => value)).toEqual([23300, 46.8])
  })

  test('are said in the language of the window', async () => {
    const { actions, state } = await openWindow({ settings: { language: 'zh' } })
    await actions.importOutcomes(fileOf('年份,指标,数值\n2018,国民总收入,1\n', 'own.csv'))
    await actions.keepOutcomes()
    expect(state().notices[0]?.lines).toEqual(['第2行：模型中没有指标“国民总收入”'])
  })

  test('are pasted or typed, under a name of their own', async () => {
    const { actions, state } = await openWindow()
    for (const value of [73516, 73517]) {
      actions.pasteOutcomes()
      await actions.typeOutcomes('indicator\t2021')
      expect(state().outcomesDraft?.reading?.failure?.code).toBe('table-no-rows')
      await actions.typeOutcomes(`指标\t2021\n地区生产总值\t${value}\n`)
      await actions.keepOutcomes()
    }
    expect(state().ownOutcomes.map(({ file, outcomes }) => [file, outcomes[0]?.value])).toEqual([
      ['Pasted table', 73516],
      ['Pasted table (2)', 73517],
    ])
  })

  test('are removed by file; where that fails they stay', async () => {
    const window = await openWindow()
    const { actions, host, state, told } = window
    await keep(window, `${header}2021,grdp,73516,a\n`)
    host.failWhere(() => 'internal')
    await actions.removeOutcomes('own.csv')
    expect(state().ownOutcomes).toHaveLength(1)
    host.failWhere(() => undefined)
    await actions.removeOutcomes('own.csv')
    expect(state().ownOutcomes).toEqual([])
    expect(told().slice(1)).toEqual([
      'The published values of own.csv could not be removed.',
      'The published values of own.csv were removed.',
    ])
  })

  test('are not asked for where no file is chosen', async () => {
    const { actions, host, told } = await openWindow()
    await actions.pickAndImportOutcomes()
    expect(host.asked.map(({ channel }) => channel)).not.toContain('outcomes.read')
    expect(told()).toEqual([])
  })
})

describe('a file that is dropped', () => {
  test.each(['out.csv', 'out.tsv', 'OUT.TXT', 'out.tab'])('%s is read as a table', async (name) => {
    const { actions, state } = await openWindow()
    await actions.takeFile(fileOf(`${header}2021,grdp,73516,a\n`, name))
    expect(state().outcomesDraft?.reading?.values).toHaveLength(1)
  })

  test.each(['plan.qiantang', 'PLAN.QIANTANG', 'plan.scenario.json', 'plan.json'])(
    '%s is read as a scenario',
    async (name) => {
      const { actions, host } = await openWindow()
      await actions.takeFile(fileOf('{}', name))
      expect(host.asked.map(({ channel }) => channel)).toEqual(['scenarios.import'])
    },
  )

  test.each([
    ['en', 'Taken are scenario files'],
    ['ko', '시나리오 파일(.qiantang, .json)과'],
    ['zh', '可导入情景文件'],
  ] as const)('that is neither is answered with what is taken, in %s', async (language, words) => {
    const { actions, host, told } = await openWindow({ settings: { language } })
    await actions.takeFile(fileOf('PK', 'x.xlsx'))
    expect(told()).toEqual([expect.stringContaining(words)])
    expect(told()[0]).toContain('x.xlsx')
    expect(host.asked).toEqual([])
  })
})
