/** How much of an answer's difference is prices, with one click to constant ones. */
import { Button } from 'react-aria-components'
import { type PricePart, pricePartText } from '../../report/compare/price-part.ts'
import { useActions, useWords } from '../context/workspace-context.tsx'

export function PriceNote({ part }: { readonly part: PricePart }) {
  const words = useWords()
  const actions = useActions()
  return (
    <>
      {pricePartText(part, words)}{' '}
      <Button className="link" onPress={() => actions.setPrices('constant')}>
        {words.t('prices.toConstant')}
      </Button>
    </>
  )
}
