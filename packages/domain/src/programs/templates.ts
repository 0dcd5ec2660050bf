import type { ProgramDraft } from './document.ts'
import { b2bValue } from './templates/b2b-value.ts'
import { bankMgm } from './templates/bank-mgm.ts'
import { boardTop3 } from './templates/board-top3.ts'
import { carOwnerLadder } from './templates/car-owner-ladder.ts'
import { cardTwoSided } from './templates/card-two-sided.ts'
import { cardTwoSidedPremium } from './templates/card-two-sided-premium.ts'
import { charity } from './templates/charity.ts'
import { courseFlood } from './templates/course-flood.ts'
import { fashionVoucher } from './templates/fashion-voucher.ts'
import { orderCommission } from './templates/order-commission.ts'
import { perkUnlock } from './templates/perk-unlock.ts'
import { pointsPool } from './templates/points-pool.ts'
import { redPacketThree } from './templates/red-packet-three.ts'
import { regions } from './templates/regions.ts'
import { saasMonths } from './templates/saas-months.ts'
import { scoutAward } from './templates/scout-award.ts'
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
  { id: 'b2b-value', document: b2bValue },
  { id: 'course-flood', document: courseFlood },
  { id: 'perk-unlock', document: perkUnlock },
  { id: 'charity', document: charity },
  { id: 'order-commission', document: orderCommission },
  { id: 'scout-award', document: scoutAward },
  { id: 'saas-months', document: saasMonths },
  { id: 'card-two-sided-premium', document: cardTwoSidedPremium },
  { id: 'bank-mgm', document: bankMgm },
  { id: 'car-owner-ladder', document: carOwnerLadder },
  { id: 'board-top3', document: boardTop3 },
]

export type ProgramTemplate = { readonly id: string; readonly document: ProgramDraft }
