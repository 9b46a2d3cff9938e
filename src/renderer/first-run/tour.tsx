/** The tour: five stops in the window, each with what is done there. It covers little and can be left at any of them. */
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { chartsId } from '../controls/landmarks.ts'
import type { View } from '../workspace/workspace.ts'
import './first-run.css'

interface Stop {
  readonly id: 'levers' | 'charts' | 'scenarios' | 'questions' | 'sources'
  readonly view: View
  /** What is marked there, as CSS finds it. */
  readonly place: string
}

export const stops: readonly Stop[] = [
  { id: 'levers', view: 'explore', place: '.side' },
  { id: 'charts', view: 'explore', place: `#${chartsId}` },
  { id: 'scenarios', view: 'explore', place: '.scenario-panel' },
  { id: 'questions', view: 'analyse', place: '.question-list' },
  { id: 'sources', view: 'baselines', place: 'main.page' },
]

export function Tour() {
  const step = useWorkspace((state) => state.tour)
  const stop = stops[step ?? -1]
  if (step === undefined || !stop) return null
  return <TourCard step={step} stop={stop} />
}

function TourCard({ step, stop }: { readonly step: number; readonly stop: Stop }) {
  const { t } = useWords()
  const actions = useActions()
  const view = useWorkspace((state) => state.view)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => actions.setView(stop.view), [actions, stop])
  useMarked(stop.place, view)
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    head.current?.focus()
  }, [step])
  const isLast = step === stops.length - 1
  return (
    <section
      className="tour"
      aria-label={t('command.tour')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') actions.goOnTour(undefined)
      }}
    >
      <span className="tour-step">{t('tour.step', { step: step + 1, of: stops.length })}</span>
      <h2 ref={head} tabIndex={-1}>
        {t(`tour.${stop.id}.head`)}
      </h2>
      <p>{t(`tour.${stop.id}.text`)}</p>
      <div className="tour-ways">
        <Button className="button" isDisabled={step === 0} onPress={() => actions.goOnTour(step - 1)}>
          {t('tour.back')}
        </Button>
        <Button className="button primary" onPress={() => actions.goOnTour(isLast ? undefined : step + 1)}>
          {t(isLast ? 'tour.done' : 'tour.next')}
        </Button>
        {!isLast && (
          <Button className="button tour-leave" onPress={() => actions.goOnTour(undefined)}>
            {t('tour.leave')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Draws a frame around a part of the view while the tour is there. */
function useMarked(place: string, view: View): void {
  useEffect(() => {
    const found = document.querySelector<HTMLElement>(place)
    if (!found) return
    found.dataset.toured = ''
    return () => {
      delete found.dataset.toured
    }
  }, [place, view])
}
