/** The workspace store and its actions, for every component of the window. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Host } from '../../host/contract.ts'
import { createWords, type Words } from '../text/words.ts'
import { type Actions, createActions } from '../workspace/actions.ts'
import type { Workspace, WorkspaceStore } from '../workspace/workspace.ts'

interface Context {
  readonly store: WorkspaceStore
  readonly actions: Actions
  readonly host: Host
}

const WorkspaceContext = createContext<Context | undefined>(undefined)

export function WorkspaceProvider({
  store,
  host,
  children,
}: {
  readonly store: WorkspaceStore
  readonly host: Host
  readonly children: ReactNode
}) {
  const context = useMemo(() => ({ store, host, actions: createActions(store) }), [store, host])
  return <WorkspaceContext value={context}>{children}</WorkspaceContext>
}

function useWorkspaceContext(): Context {
  const context = useContext(WorkspaceContext)
  if (!context) throw new Error('there is no workspace around this component')
  return context
}

export const useWorkspaceStore = (): WorkspaceStore => useWorkspaceContext().store
export const useActions = (): Actions => useWorkspaceContext().actions
export const useHost = (): Host => useWorkspaceContext().host

/** A part of the workspace; the component renders again when that part is another one. */
export function useWorkspace<T>(select: (state: Workspace) => T): T {
  return useStore(useWorkspaceStore(), select)
}

/** The words of the user's language. */
export function useWords(): Words {
  return useWorkspace(createWords)
}
