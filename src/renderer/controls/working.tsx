/** Work that takes a while: what is done, how far it is where that is known, and a way to end it. */
import { Button, ProgressBar } from 'react-aria-components'
import { useWords } from '../context/workspace-context.tsx'

interface Props {
  /** What is done; read out with the bar. */
  readonly text: string
  /** Where it is said beside the bar already. */
  readonly hideText?: boolean
  /** How far it is, where that is known. */
  readonly progress?: { readonly done: number; readonly total: number } | undefined
  readonly onStop: () => void
}

export function Working({ text, hideText = false, progress, onStop }: Props) {
  const { t } = useWords()
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : undefined
  return (
    <div className="work">
      {!hideText && <span>{text}</span>}
      <ProgressBar
        className="progress"
        aria-label={text}
        {...(share === undefined ? { isIndeterminate: true } : { value: share })}
      >
        <div className="progress-rail">
          <div
            className={share === undefined ? 'progress-fill open' : 'progress-fill'}
            style={{ width: `${share ?? 30}%` }}
          />
        </div>
      </ProgressBar>
      <Button className="link" onPress={onStop}>
        {t('analyse.stop')}
      </Button>
    </div>
  )
}
