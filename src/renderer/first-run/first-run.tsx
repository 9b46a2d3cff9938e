/** What a first start begins with, above the view: where and when this is, three questions, a tour. */
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { type Example, examples, whereText } from '../../report/help/first-run.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { Icon } from '../controls/icons.tsx'
import {
  activeDocument,
  type Document,
  documentsHere,
  keyYearOf,
  type Workspace,
} from '../workspace/workspace.ts'
import './first-run.css'

export function FirstRun() {
  const { t } = useWords()
  const actions = useActions()
  const isShown = useWorkspace(
    ({ introduced, view, tour }) => !introduced && view === 'explore' && tour === undefined,
  )
  if (!isShown) return null
  return (
    <section className="first-run" aria-label={t('first.title')}>
      <Where />
      <Examples />
      <Button className="button first-tour" onPress={() => actions.goOnTour(0)}>
        {t('command.tour')}
      </Button>
      <IconButton quiet icon="close" label={t('first.close')} onPress={actions.dismissIntroduction} />
    </section>
  )
}

function Where() {
  const words = useWords()
  const where = useWorkspace((state) =>
    whereText(state.ground, activeDocument(state).scenario.horizon, words),
  )
  return <p className="first-where">{where}</p>
}

/** The scenario that is open, or the first one here that departs from the baseline. */
const departingIn = (state: Workspace): Document | undefined =>
  [activeDocument(state), ...documentsHere(state)].find(({ kind }) => kind !== 'baseline')

function Examples() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const ground = useWorkspace((state) => state.ground)
  const keyYear = useWorkspace((state) => keyYearOf(state))
  const active = useWorkspace((state) => state.active)
  const found = useWorkspace(departingIn)
  const departing = found && { id: found.scenario.id, name: words.shortNameOf(found) }
  const scenarios = useWorkspace((state) => documentsHere(state).length)
  const asked = examples({ ground, words, keyYear, active, scenarios, departing })
  const ask = ({ question, scenario }: Example) => {
    actions.activate(scenario)
    actions.ask(question)
    actions.setView('analyse')
  }
  if (asked.length === 0) return null
  return (
    <>
      <div className="first-questions">
        {asked.map((example) => (
          <Button key={example.question} className="link" onPress={() => ask(example)}>
            {example.text}
          </Button>
        ))}
      </div>
      <MenuTrigger>
        <Button className="button first-menu">
          {t('first.questions')}
          <Icon name="down" />
        </Button>
        <Popover className="popover">
          <Menu className="listbox">
            {asked.map((example) => (
              <MenuItem key={example.question} className="option" onAction={() => ask(example)}>
                {example.text}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  )
}
