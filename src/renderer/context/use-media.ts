/** Whether a condition of style sheets holds, for what a style sheet cannot do. */
import { useSyncExternalStore } from 'react'

export function useMedia(condition: string): boolean {
  return useSyncExternalStore(
    (again) => {
      const query = matchMedia(condition)
      query.addEventListener('change', again)
      return () => query.removeEventListener('change', again)
    },
    () => matchMedia(condition).matches,
  )
}

/** There is no room for what stands side by side: one column and drawers. The style sheets have the same number. */
export const narrowWindow = '(max-width: 999px)'
