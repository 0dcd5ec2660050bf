import { isCurrency } from './compile-program.ts'
import { type DocumentFault, fault } from './document-fault.ts'

/**
 * A slip in a currency's name would make an asset that no conversion is ever in, and a rule that never
 * gives: "cny" is read as a unit of the merchant's own, "CYN" as a currency that does not exist.
 */
export function assetFaults(asset: string | undefined, pointer: string): DocumentFault[] {
  if (asset === undefined) return []
  const capitals = asset.toUpperCase()
  if (asset !== capitals && currencies.has(capitals)) {
    return [fault(pointer, 'A currency is written in capitals.', capitals)]
  }
  if (isCurrency(asset) && !currencies.has(asset)) {
    const message = 'There is no such currency; give one of ISO 4217, such as CNY.'
    return [fault(pointer, message, sameLetters(asset))]
  }
  return []
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Of three letters nearly all are near some currency, so only those in another order are taken for a slip. */
function sameLetters(asset: string): string | undefined {
  const sorted = (text: string) => [...text].sort().join('')
  const found = [...currencies].filter((currency) => sorted(currency) === sorted(asset))
  return found.length === 1 ? found[0] : undefined
}
