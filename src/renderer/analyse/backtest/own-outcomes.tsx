/** The user's own outcomes: brought in as tables, listed with their sources, removed by file. */

import { Button } from 'react-aria-components'
import { writeCsv } from '../../../files/csv.ts'
import type { ImportedOutcomes } from '../../../files/own-outcomes.ts'
import { activeDocument } from '../../../renderer/workspace/workspace.ts'
import { levelsIn } from '../../../report/amount.ts'
import { exampleOutcomes } from '../../../report/backtest/example-outcomes.ts'
import { formatTime } from '../../../report/text/format.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../../context/workspace-context.tsx'

export function OwnOutcomes() {
  const { t, indicator, unit } = useWords()
  const actions = useActions()
  const store = useWorkspaceStore()
  const files = useWorkspace((state) => state.ownOutcomes)
  const { indicators } = useWorkspace((state) => state.ground.model)
  const saveExample = () => {
    const { header, rows } = exampleOutcomes(
      store.projectorOf(activeDocument(store.getState()).scenario),
      t('backtest.exampleSource'),
    )
    void actions.saveCsv('outcomes-example.csv', writeCsv(header, rows))
  }
  return (
    <>
      <p className="own-intro">{t('backtest.ownIntro')}</p>
      <div className="own-tools">
        <Button className="button" onPress={() => void actions.pickAndImportOutcomes()}>
          {t('backtest.import')}
        </Button>
        <Button className="button" onPress={actions.pasteOutcomes}>
          {t('outcomes.paste')}
        </Button>
        <Button className="button" onPress={saveExample}>
          {t('backtest.example')}
        </Button>
      </div>
      {files.length === 0 ? (
        <p className="hint own-none">{t('backtest.ownNone')}</p>
      ) : (
        files.map((file) => <OwnFile key={file.file} {...file} />)
      )}
      <details className="own-ids">
        <summary>{t('backtest.ids')}</summary>
        <ul>
          {indicators.map(({ id, unit: key }) => (
            <li key={id}>
              <code>{id}</code> {indicator(id)} <span className="hint">{unit(key)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function OwnFile({ file, importedAt, outcomes }: ImportedOutcomes) {
  const words = useWords()
  const { t, indicator, language } = words
  const actions = useActions()
  return (
    <section className="own-file" aria-label={file}>
      <div className="own-file-head">
        <h3>{file}</h3>
        <span className="hint">{t('backtest.importedAt', { time: formatTime(importedAt, language) })}</span>
        <Button className="link" onPress={() => void actions.removeOutcomes(file)}>
          {t('backtest.remove', { file })}
        </Button>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('compare.indicator')}</th>
            <th scope="col">{t('compare.year')}</th>
            <th scope="col">{t('backtest.measure')}</th>
            <th scope="col" className="number">
              {t('backtest.published')}
            </th>
            <th scope="col">{t('baselines.source')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome, index) => (
            // Rows of a file have no names, and stand as they stand there.
            <tr key={`${index} ${outcome.indicator}`}>
              <th scope="row">{indicator(outcome.indicator)}</th>
              <td>{outcome.year}</td>
              <td>{t(`baselines.measure.${outcome.measure}`)}</td>
              <td className="number">
                {levelsIn(outcome.unit, words).write(outcome.value)}{' '}
                <span className="hint">{levelsIn(outcome.unit, words).unit}</span>
              </td>
              <td className="row-source">{outcome.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
