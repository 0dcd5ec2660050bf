import { isTimeZone } from '../dates.ts'
import { GROWTH } from '../wallet/tiers.ts'
import { assetFaults } from './asset-faults.ts'
import type { ProgramDocument } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'

/** What is wrong with transfers and tiers in their program: nothing to give, or nothing to rise by. */
export function walletFaults({ rules, transfers, tiers }: ProgramDocument): DocumentFault[] {
  const assets = new Set(rules.flatMap(({ give }) => give.map(({ value }) => value.asset)))
  const faults: DocumentFault[] = []
  if (transfers) {
    faults.push(...assetFaults(transfers.asset, '/transfers/asset'))
    if (!isTimeZone(transfers.time_zone)) {
      const message = 'There is no such time zone; give one such as "Asia/Shanghai".'
      faults.push(fault('/transfers/time_zone', message))
    }
    if (transfers.asset === GROWTH) {
      faults.push(fault('/transfers/asset', 'Growth is earned, and cannot be given on.'))
    } else if (faults.length === 0 && !assets.has(transfers.asset)) {
      faults.push(fault('/transfers/asset', 'No rule gives anything in this asset.'))
    }
  }
  if (tiers && !assets.has(GROWTH)) {
    faults.push(
      fault('/tiers', 'No rule gives anything in the asset "growth", so nobody would rise.'),
    )
  }
  return faults
}
