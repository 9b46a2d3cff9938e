/** Asks the host for everything a workspace begins with. */
import type { Host, HostResult } from '../../host/contract.ts'
import { ok } from '../../model/result.ts'
import { chooseLanguage } from '../../report/text/language.ts'
import { createWorkspace, type WorkspaceStore } from '../workspace/workspace.ts'

export async function openWorkspace(host: Host): Promise<HostResult<WorkspaceStore>> {
  const [library, settings, stored, outcomes, notices] = await Promise.all([
    host.call('library.read', {}),
    host.call('settings.read', {}),
    host.call('scenarios.list', {}),
    host.call('outcomes.list', {}),
    host.call('store.notices', {}),
  ])
  if (!library.ok) return library
  if (!settings.ok) return settings
  if (!stored.ok) return stored
  if (!outcomes.ok) return outcomes
  if (!notices.ok) return notices
  return ok(
    createWorkspace({
      library: library.value,
      settings: settings.value,
      stored: stored.value,
      ownOutcomes: outcomes.value,
      storeNotices: notices.value,
      language: chooseLanguage(undefined, navigator.languages),
      presentYear: new Date().getFullYear(),
    }),
  )
}
