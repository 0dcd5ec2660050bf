import { attribution } from './attribution.ts'
import { condition } from './condition.ts'
import { friendOffer } from './friend-offer.ts'
import { gifts } from './gifts.ts'
import { goal } from './goal.ts'
import type { LanguageExample } from './language-example.ts'
import { limits } from './limits.ts'
import { faq, prompt, sharing, theme } from './look.ts'
import { milestones } from './milestones.ts'
import { smallest } from './smallest.ts'
import { share, steps } from './values.ts'
import { wording } from './wording.ts'

/** Every example of the program language, in the order in which the reference shows those of one part. */
export const languageExamples: readonly LanguageExample[] = [
  smallest,
  attribution,
  goal,
  condition,
  friendOffer,
  milestones,
  gifts,
  share,
  steps,
  limits,
  wording,
  faq,
  sharing,
  prompt,
  theme,
]
