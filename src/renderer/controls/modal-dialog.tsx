/** A dialog over the window, which waits for an answer. */
import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../context/workspace-context.tsx'
import { Icon } from './icons.tsx'
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
            {/* Without a tooltip: Escape would close that first, and the dialog only when it is pressed again. */}
            <Button aria-label={t('app.close')} className="icon-button quiet" onPress={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
