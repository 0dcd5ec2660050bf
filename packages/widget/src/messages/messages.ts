import type { messages as banner } from './en/banner.ts'
import type { gifts } from './en/gifts.ts'
import type { messages as panel } from './en/panel.ts'
import type { messages as rewards } from './en/rewards.ts'

/** What somebody gets, in one language. */
export type GiftMessages = typeof gifts

/** What the panel says at once. */
export type Messages = typeof panel

/** What it says of rewards, when they are opened. */
export type RewardMessages = typeof rewards

/** What the friend's banner says. */
export type BannerMessages = typeof banner

/** Says a count with the right form of its noun, by the rules of a language. */
export function plural(
  locale: string,
  forms: Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>,
): (count: number) => string {
  // Made when first needed: the rules of a language cost more than the rest of its words.
  let rules: Intl.PluralRules | undefined
  return (count) => {
    rules ??= new Intl.PluralRules(locale)
    return `${count.toLocaleString(locale)} ${forms[rules.select(count)] ?? forms.other}`
  }
}
