/** Levers at the left, key figures and charts in the middle, scenarios at the right. */
import { useEffect, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { AssumptionPanel } from '../assumptions/assumption-panel.tsx'
import { ChartLegend } from '../charts/chart-legend.tsx'
import { ChartPanel } from '../charts/chart-panel.tsx'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { chartsId } from '../controls/landmarks.ts'
import { KeyFigures } from '../key-figures/key-figures.tsx'
import { LeverPanel } from '../levers/lever-panel.tsx'
import { RestedReport } from '../levers/rested-report.tsx'
import { Implausible } from '../notices/implausible.tsx'
import { FoldButton, PanelBar, SidePanel } from '../panels/panels.tsx'
import { Part } from '../parts/part.tsx'
import { ScenarioPanel } from '../scenarios/scenario-panel.tsx'
import { PrintFoot } from './print-frame.tsx'

/** The first charts of the window are large, the rest small. */
const largeCharts = 2

export function ExploreView() {
  const { t } = useWords()
  const count = useWorkspace((state) => state.charts.length)
  const [panel, setPanel] = useState('levers')
  const going = useWorkspace(({ destination }) => destination?.kind)
  useEffect(() => {
    if (going === 'lever') setPanel('levers')
    if (going === 'assumption') setPanel('assumptions')
  }, [going])
  const places = Array.from({ length: count }, (_, place) => place)
  return (
    <main className="explore">
      <PanelBar />
      <SidePanel panel="levers">
        <section className="side" aria-label={`${t('levers.title')} · ${t('assumptions.title')}`}>
          <Tabs className="panel-tabs" selectedKey={panel} onSelectionChange={(key) => setPanel(String(key))}>
            <div className="side-head">
              <TabList
                className="panel-tab-list"
                aria-label={`${t('levers.title')} · ${t('assumptions.title')}`}
              >
                <Tab id="levers" className="panel-tab">
                  {t('levers.title')}
                </Tab>
                <Tab id="assumptions" className="panel-tab">
                  {t('assumptions.title')}
                </Tab>
              </TabList>
              <FoldButton panel="levers" />
            </div>
            <TabPanel id="levers" className="panel-tab-body">
              <Part name={t('levers.title')}>
                <LeverPanel />
              </Part>
            </TabPanel>
            <TabPanel id="assumptions" className="panel-tab-body">
              <Part name={t('assumptions.title')}>
                <AssumptionPanel />
              </Part>
            </TabPanel>
          </Tabs>
        </section>
      </SidePanel>
      <div className="centre" id={chartsId} tabIndex={-1}>
        <Part name={t('key.title')}>
          <KeyFigures />
          <Implausible />
        </Part>
        <div className="stage">
          {places.slice(0, largeCharts).map((place) => (
            <Part key={place} name={t('app.chart')}>
              <ChartPanel place={place} small={false} />
            </Part>
          ))}
        </div>
        {places.length > largeCharts && (
          <div className="stage-small">
            {places.slice(largeCharts).map((place) => (
              <Part key={place} name={t('app.chart')}>
                <ChartPanel place={place} small />
              </Part>
            ))}
          </div>
        )}
        <Part name={t('app.chart')}>
          <ChartLegend />
        </Part>
        <PrintFoot />
      </div>
      <RestedReport />
      <SidePanel panel="scenarios">
        <Part name={t('scenarios.title')}>
          <ScenarioPanel />
        </Part>
      </SidePanel>
    </main>
  )
}
