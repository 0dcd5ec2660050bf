import type { ProgramDraft } from './document.ts'
import { cardTwoSided } from './templates/card-two-sided.ts'
import { fashionVoucher } from './templates/fashion-voucher.ts'
import { pointsPool } from './templates/points-pool.ts'
import { redPacketThree } from './templates/red-packet-three.ts'
import { regions } from './templates/regions.ts'
import { seasonBoost } from './templates/season-boost.ts'
import { stepCash } from './templates/step-cash.ts'
import { storageBoth } from './templates/storage-both.ts'

/** Programs that are run in the world, as documents to start from. */
export const programTemplates: readonly ProgramTemplate[] = [
  { id: 'fashion-voucher', document: fashionVoucher },
  { id: 'red-packet-three', document: redPacketThree },
  { id: 'storage-both', document: storageBoth },
  { id: 'card-two-sided', document: cardTwoSided },
  { id: 'step-cash', document: stepCash },
  { id: 'points-pool', document: pointsPool },
  { id: 'season-boost', document: seasonBoost },
  { id: 'regions', document: regions },
]

export type ProgramTemplate = { readonly id: string; readonly document: ProgramDraft }
