/** The model's own accounting of both scenarios in a year: its sums, and the terms that they are made of. */
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { Accounting } from '../../../model/analysis/accounting.ts'
import type { Year } from '../../../model/spec.ts'
import { columnIn } from '../../../report/amount.ts'
import { type AccountRow, accountRows } from '../../../report/attribution/accounts.ts'
import { useKept } from '../../context/use-kept.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Icon } from '../../controls/icons.tsx'

interface Props {
  readonly from: { readonly name: string; readonly accounting: Accounting }
  readonly to: { readonly name: string; readonly accounting: Accounting }
  readonly year: Year
}

export function AccountsTable({ from, to, year }: Props) {
  const { t } = useWords()
  const [isOpen, open] = useKept('attribution accounts', false)
  const accounts = accountRows(from.accounting, to.accounting, year)
  if (accounts.length === 0) return null
  const title = t('attribution.accounts', { year })
  return (
    <Disclosure className="panel attribution-accounts" isExpanded={isOpen} onExpandedChange={open}>
      <Heading level={2} className="panel-head">
        <Button slot="trigger" className="attribution-opener">
          <Icon name="down" />
          <span className="panel-title">{title}</span>
        </Button>
      </Heading>
      <DisclosurePanel>
        <p className="panel-note">{t('attribution.accountsHint')}</p>
        <table className="table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('attribution.column.term')}</th>
              <th scope="col" className="number">
                {from.name}
              </th>
              <th scope="col" className="number">
                {to.name}
              </th>
              <th scope="col" className="number">
                {t('attribution.difference')}
              </th>
            </tr>
          </thead>
          {accounts.map(({ total, terms, idle }) => (
            <tbody key={total.line.id}>
              <Row {...total} isTotal />
              {terms.map((term) => (
                <Row key={term.line.id} {...term} />
              ))}
              {idle > 0 && (
                <tr>
                  <td className="attribution-term hint" colSpan={4}>
                    {t('attribution.idle', { count: idle })}
                  </td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      </DisclosurePanel>
    </Disclosure>
  )
}

/** Log changes are small: a hundredth of a per cent is seen. */
const digits = 4

function Row({ line, from, to, isTotal = false }: AccountRow & { readonly isTotal?: boolean }) {
  const words = useWords()
  const { t } = words
  const { unit, change, write: usual } = columnIn(line.unit, digits, words)
  const write = (value: number): string => (value === 0 ? '0' : usual(value))
  return (
    <tr className={isTotal ? 'attribution-group' : ''}>
      <th scope="row" className={isTotal ? '' : 'attribution-term'}>
        {words.text(line.label)} {isTotal && <span className="hint">{unit}</span>}
      </th>
      <td className="number">{write(from)}</td>
      <td className="number">{write(to)}</td>
      <td className="number">{change(to - from) ?? t('key.same')}</td>
    </tr>
  )
}
