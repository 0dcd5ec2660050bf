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
    return [fault(pointer, 'There is no such currency; give one of ISO 4217, such as CNY.')]
  }
  return []
}

const currencies = new Set(Intl.supportedValuesOf('currency'))
