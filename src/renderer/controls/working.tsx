/** Work that takes a while: what is done, how far it is where that is known, and a way to end it. */
import { Button, ProgressBar } from 'react-aria-components'
import { useWords } from '../context/workspace-context.tsx'

interface Props {
  readonly text: string
  /** How much is done, 0 to 100. */
  readonly share?: number | undefined
  readonly onStop: () => void
}

export function Working({ text, share, onStop }: Props) {
  const { t } = useWords()
  return (
    <div className="work">
      <span>{text}</span>
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
