/** The workspace store and its actions, for every component of the window. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type Analyst, createAnalyst } from '../../analyst/analyst.ts'
import type { Host } from '../../host/contract.ts'
import { createWords, type Words } from '../../report/text/words.ts'
import { followFans } from '../analyst/fan-feed.ts'
import { startWorker } from '../analyst/start-worker.ts'
import { type Actions, createActions } from '../workspace/actions.ts'
import { askBeforeClosing } from '../workspace/closing.ts'
import { followStore } from '../workspace/following.ts'
import { keepSaved, type Saving } from '../workspace/saving.ts'
import type { Workspace, WorkspaceStore } from '../workspace/workspace.ts'

interface Context {
  readonly store: WorkspaceStore
  readonly actions: Actions
  readonly host: Host
  readonly analyst: Analyst
}

const WorkspaceContext = createContext<Context | undefined>(undefined)

interface Props {
  readonly store: WorkspaceStore
  readonly host: Host
  readonly children: ReactNode
}

export function WorkspaceProvider({ store, host, children }: Props) {
  const [context] = useState<Context & { saving: Saving | undefined }>(() => {
    const analyst = createAnalyst(store.getState().grounds.data, startWorker, mostWorkers())
    const made = { store, host, analyst, saving: undefined as Saving | undefined }
    const actions = createActions(store, host, () => {
      if (!made.saving) throw new Error('nothing is saved before the window is shown')
      return made.saving
    })
    return Object.assign(made, { actions })
  })
  useEffect(() => {
    const saving = keepSaved(store, host, context.actions)
    context.saving = saving
    const following = followStore(store, host, saving)
    const stopAsking = askBeforeClosing(store, host, saving, following)
    return () => {
      stopAsking()
      following.stop()
      saving.stop()
    }
  }, [store, host, context])
  useEffect(() => {
    const stop = followFans(store, context.analyst, (failure) =>
      context.actions.notify(createWords(store.getState()).t(`analyse.failed.${failure}`), {
        kind: 'problem',
      }),
    )
    return () => {
      stop()
      context.analyst.close()
    }
  }, [store, context])
  return <WorkspaceContext value={context}>{children}</WorkspaceContext>
}

/** One core is the window's own; a fan and a question must never wait for each other. */
const mostWorkers = (): number => Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1))

function useWorkspaceContext(): Context {
  const context = useContext(WorkspaceContext)
  if (!context) throw new Error('there is no workspace around this component')
  return context
}

export const useWorkspaceStore = (): WorkspaceStore => useWorkspaceContext().store
export const useActions = (): Actions => useWorkspaceContext().actions
export const useAnalyst = (): Analyst => useWorkspaceContext().analyst
export const useHost = (): Host => useWorkspaceContext().host

/** A part of the workspace; the component renders again when that part is another one. */
export function useWorkspace<T>(select: (state: Workspace) => T): T {
  return useStore(useWorkspaceStore(), select)
}

/** The words of the user's language. */
export function useWords(): Words {
  return useWorkspace(createWords)
}
