import { afterUse } from './after-use.ts'
import { appeals } from './appeals.ts'
import { attribution } from './attribution.ts'
import { balance, overDays } from './balance.ts'
import { bands } from './bands.ts'
import { boosts } from './boosts.ts'
import { choice } from './choice.ts'
import { claims } from './claims.ts'
import { condition } from './condition.ts'
import { boards, lead, spending, total, within } from './counting.ts'
import { friendOffer } from './friend-offer.ts'
import { giftByPost } from './gift-by-post.ts'
import { gifts } from './gifts.ts'
import { goal } from './goal.ts'
import { budget, customerValue, guard, quota, schedule } from './guards.ts'
import { instalments } from './instalments.ts'
import { alternatives, instead, regions } from './instead.ts'
import type { LanguageExample } from './language-example.ts'
import { limits } from './limits.ts'
import { faq, prompt, sharing, theme } from './look.ts'
import { milestones } from './milestones.ts'
import { draws, prizes, prizeThings, prizeValue } from './prizes.ts'
import { memberMilestone, segments } from './segments.ts'
import { smallest } from './smallest.ts'
import { upline } from './upline.ts'
import { share, steps } from './values.ts'
import { negativeBalance, tiers, transfers } from './wallet.ts'
import { countryLimits, countryTable, rollingLimit } from './wide-limits.ts'
import { wording } from './wording.ts'

/** Every example of the program language, in the order in which the reference shows those of one part. */
export const languageExamples: readonly LanguageExample[] = [
  smallest,
  attribution,
  goal,
  condition,
  friendOffer,
  within,
  total,
  milestones,
  spending,
  gifts,
  giftByPost,
  choice,
  afterUse,
  instalments,
  instead,
  alternatives,
  share,
  steps,
  bands,
  balance,
  overDays,
  segments,
  memberMilestone,
  boosts,
  upline,
  regions,
  limits,
  boards,
  prizes,
  prizeThings,
  prizeValue,
  draws,
  lead,
  countryLimits,
  countryTable,
  rollingLimit,
  budget,
  quota,
  schedule,
  guard,
  customerValue,
  appeals,
  claims,
  wording,
  faq,
  sharing,
  prompt,
  theme,
  transfers,
  negativeBalance,
  tiers,
]
