/**
 * The panels beside the charts. Each folds and has the width that the user gave it; in a narrow window one at a time
 * is a drawer, which a bar opens. All of it is kept in the settings.
 */
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { movedLevers } from '../../model/scenario.ts'
import type { Words } from '../../report/text/words.ts'
import { narrowWindow, useMedia } from '../context/use-media.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { Icon, type IconName } from '../controls/icons.tsx'
import { activeDocument, type PanelName } from '../workspace/workspace.ts'
import './panels.css'

const icons: Readonly<Record<PanelName, IconName>> = { levers: 'levers', scenarios: 'layers' }
const panelNames = ['levers', 'scenarios'] as const satisfies readonly PanelName[]

const titleOf = (panel: PanelName, t: Words['t']): string =>
  panel === 'levers' ? t('levers.title') : t('scenarios.title')

/** Pixels of a panel that nobody has changed, in small, usual and large windows, and between which it can be changed. */
const widths = {
  levers: { small: 256, usual: 296, large: 350, least: 240, most: 480 },
  scenarios: { small: 186, usual: 216, large: 290, least: 170, most: 420 },
} as const

/** A drawer beside which the chart has room is open until the user closes it. */
const hasRoomForDrawer = '(min-width: 700px)'

function useOpenPanel(): {
  readonly isNarrow: boolean
  readonly isOpen: (panel: PanelName) => boolean
} {
  const isNarrow = useMedia(narrowWindow)
  const usual = useMedia(hasRoomForDrawer) ? 'levers' : 'none'
  const panels = useWorkspace((state) => state.panels)
  const drawer = panels.drawer ?? usual
  return { isNarrow, isOpen: (panel) => (isNarrow ? drawer === panel : panels[panel].open) }
}

function useWidth(panel: PanelName): number {
  const { small, usual, large } = widths[panel]
  const isSmall = useMedia('(max-width: 1180px)')
  const isLarge = useMedia('(min-width: 1800px)')
  const own = useWorkspace((state) => state.panels[panel].width)
  return own ?? (isSmall ? small : isLarge ? large : usual)
}

interface PanelProps {
  readonly panel: PanelName
}

/** A panel with its edge; folded, a strip that opens it. */
export function SidePanel({ panel, children }: PanelProps & { readonly children: ReactNode }) {
  const { isNarrow, isOpen } = useOpenPanel()
  const width = useWidth(panel)
  const shown = isOpen(panel)
  return (
    <>
      {/* What was searched for and how far was scrolled is there again when it is opened. */}
      <div
        className={`side-panel ${panel}`}
        hidden={!shown}
        style={{ '--panel-width': `${width}px` } as CSSProperties}
      >
        {children}
        {!isNarrow && <PanelEdge panel={panel} width={width} />}
      </div>
      {!shown && !isNarrow && <FoldedPanel panel={panel} />}
    </>
  )
}

/** In the head of a panel: folds it, or closes the drawer. */
export function FoldButton({ panel }: PanelProps) {
  const { t } = useWords()
  const actions = useActions()
  const isNarrow = useMedia(narrowWindow)
  const label = t('panels.fold', { name: titleOf(panel, t) })
  return (
    <span className={`panel-fold ${panel}`}>
      <IconButton
        quiet
        icon={isNarrow ? 'close' : 'fold'}
        label={label}
        onPress={() => (isNarrow ? actions.setDrawer('none') : actions.setPanel(panel, { open: false }))}
      />
    </span>
  )
}

function FoldedPanel({ panel }: PanelProps) {
  const { t } = useWords()
  const actions = useActions()
  const name = titleOf(panel, t)
  return (
    <div className={`panel-strip ${panel}`}>
      <Button
        className="panel-bar-button"
        aria-label={t('panels.unfold', { name })}
        onPress={() => actions.setPanel(panel, { open: true })}
      >
        <Icon name={icons[panel]} />
        <span className="panel-strip-name">{name}</span>
      </Button>
    </div>
  )
}

/** In a narrow window: which panel is the drawer. */
export function PanelBar() {
  const { t } = useWords()
  const actions = useActions()
  const { isNarrow, isOpen } = useOpenPanel()
  const moved = useWorkspace(
    (state) => movedLevers(activeDocument(state).scenario, state.ground.model).length,
  )
  if (!isNarrow) return null
  return (
    <nav className="panel-bar" aria-label={t('panels.label')}>
      {panelNames.map((panel) => (
        <ToggleButton
          key={panel}
          className="panel-bar-button"
          isSelected={isOpen(panel)}
          onChange={(shown) => actions.setDrawer(shown ? panel : 'none')}
        >
          <Icon name={icons[panel]} />
          <span>{titleOf(panel, t)}</span>
          {panel === 'levers' && moved > 0 && <span className="panel-count">{moved}</span>}
        </ToggleButton>
      ))}
    </nav>
  )
}

const keyStep = 16

/** The edge towards the charts, which is dragged, moved by arrow keys, and folds the panel with Enter. */
function PanelEdge({ panel, width }: PanelProps & { readonly width: number }) {
  const { t } = useWords()
  const actions = useActions()
  const { least, most } = widths[panel]
  const resize = (to: number) =>
    actions.setPanel(panel, { width: Math.round(Math.min(most, Math.max(least, to))) })
  /** Towards the charts a panel grows. */
  const grows = panel === 'levers' ? 'ArrowRight' : 'ArrowLeft'
  const steps: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => resize(width + (grows === 'ArrowLeft' ? keyStep : -keyStep)),
    ArrowRight: () => resize(width + (grows === 'ArrowRight' ? keyStep : -keyStep)),
    Home: () => resize(least),
    End: () => resize(most),
    Enter: () => actions.setPanel(panel, { open: false }),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const frame = event.currentTarget.parentElement?.getBoundingClientRect()
    if (frame) resize(panel === 'levers' ? event.clientX - frame.left : frame.right - event.clientX)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between paragraphs cannot be moved
    <div
      role="separator"
      className="panel-edge"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('panels.width', { name: titleOf(panel, t) })}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  )
}
