/** A dialog over the window, which waits for an answer. */
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../context/workspace-context.tsx'
import { IconButton } from './icon-button.tsx'

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
            <IconButton quiet icon="close" label={t('app.close')} onPress={onClose} />
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
