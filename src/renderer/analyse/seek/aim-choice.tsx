/** Official targets that put themselves into the question, and what the one that is asked about says. */
import { targetName, targetShort, targetText } from '../../../report/official-target.ts'
import { type Aim, type Aims, leftOutText } from '../../../report/seek/aims.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'

interface Props {
  readonly aims: Aims
  /** The one that the question asks about. */
  readonly asked: Aim | undefined
  readonly onChoose: (aim: Aim) => void
}

export function AimChoice({ aims: { offered, leftOut }, asked, onChoose }: Props) {
  const words = useWords()
  const { t } = words
  if (offered.length + leftOut.length === 0) return null
  const choose = (id: string): void => {
    const aim = offered.find((each) => each.id === id)
    if (aim) onChoose(aim)
  }
  return (
    <div className="seek-aims">
      {offered.length > 0 && (
        <Choice
          className="seek-aim"
          label={t('target.label')}
          placeholder={t('target.choose')}
          options={offered.map((aim) => ({
            id: aim.id,
            label: targetName(aim, words),
            short: targetShort(aim, words),
            note: t('chart.announcedIn', { year: aim.announced }),
          }))}
          value={asked?.id ?? null}
          onChange={choose}
        />
      )}
      <p className="hint">
        {asked ? (
          targetText(asked, words)
        ) : (
          <>
            {offered.length === 0 && `${t('target.none')} `}
            {leftOutText({ leftOut }, words)}
          </>
        )}
      </p>
    </div>
  )
}
