/** Work that takes a while: what is done, how far it is where that is known, and a way to end it and to take it up again. */
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
  /** Where it has ended before its time: why, and what takes it up again. */
  readonly ended?: { readonly text: string | undefined; readonly onAgain: () => void } | undefined
}

/** One button stops the work and takes it up again, so that who pressed it still stands on it. */
export function Working({ text, hideText = false, progress, onStop, ended }: Props) {
  const { t } = useWords()
  const label = ended ? ended.text : hideText ? undefined : text
  return (
    <div className="work">
      {label !== undefined && <span className={ended && 'hint'}>{label}</span>}
      {!ended && <Bar text={text} progress={progress} />}
      <Button className="link" onPress={ended ? ended.onAgain : onStop}>
        {t(ended ? 'analyse.again' : 'analyse.stop')}
      </Button>
    </div>
  )
}

function Bar({ text, progress }: Pick<Props, 'text' | 'progress'>) {
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : undefined
  return (
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
  )
}
