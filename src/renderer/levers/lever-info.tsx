/** What a lever is, what its values mean in the world, and where they come from. */
import { memo } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { LeverSpec } from '../../model/spec.ts'
import { useWords } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'

export const LeverInfo = memo(function LeverInfo({ lever }: { readonly lever: LeverSpec }) {
  const { t, text } = useWords()
  const name = text(lever.label)
  return (
    <DialogTrigger>
      <IconButton quiet icon="info" label={t('levers.about', { name })} />
      <Popover className="popover" placement="right top">
        <Dialog className="dialog info">
          <Heading slot="title" className="info-title">
            {name}
          </Heading>
          <p>{text(lever.description)}</p>
          <h3>{t('levers.means')}</h3>
          <dl className="info-list">
            <dt>{t('levers.lowest')}</dt>
            <dd>{text(lever.meaning.low)}</dd>
            <dt>{t('levers.baseValue')}</dt>
            <dd>{text(lever.meaning.base)}</dd>
            <dt>{t('levers.highest')}</dt>
            <dd>{text(lever.meaning.high)}</dd>
          </dl>
          <h3>
            {t('levers.source')} · {t(`levers.basis.${lever.basis}`)}
          </h3>
          <p>{text(lever.source)}</p>
          {lever.costless && (
            <>
              <h3>{t('levers.cost')}</h3>
              <p>{text(lever.costless)}</p>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
})
