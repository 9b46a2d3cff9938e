/** A dialog over the window, which waits for an answer. */
import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { withKey } from '../../report/help/keys.ts'
import { useWords } from '../context/workspace-context.tsx'
import { Icon } from './icons.tsx'
import { titled } from './titled.ts'
import './controls.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
}

export function ModalDialog({ title, onClose, children, wide = false }: Props) {
  const { t } = useWords()
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <Dialog className="modal-dialog">
          <div className="modal-head">
            <Heading slot="title">{title}</Heading>
            {/* With a native tooltip: Escape would close another one first, and the dialog only when pressed again. */}
            <Button
              ref={titled(withKey(t('app.close'), t('help.escape')))}
              aria-label={t('app.close')}
              className="icon-button quiet"
              onPress={onClose}
            >
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
