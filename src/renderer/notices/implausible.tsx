/** Warns where the active projection leaves the range held plausible, and from which year on. */
import { useWords } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { useWarnings } from './warnings.tsx'

export function Implausible() {
  const { t } = useWords()
  const warnings = useWarnings()
  if (warnings.length === 0) return null
  return (
    <div className="implausible" role="status">
      <Icon name="warn" />
      <strong>{t('notices.implausible')}</strong>
      {warnings.map(({ text }) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  )
}
