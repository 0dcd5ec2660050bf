import type { messages as answers } from './en/answers.ts'
import type { messages as banner } from './en/banner.ts'
import type { messages as draws } from './en/draws.ts'
import type { gifts } from './en/gifts.ts'
import type { headline } from './en/headline.ts'
import type { messages as instant } from './en/instant.ts'
import type { messages as missingFriend } from './en/missing-friend.ts'
import type { offers } from './en/offers.ts'
import type { messages as panel } from './en/panel.ts'
import type { messages as sharing } from './en/sharing.ts'
import type { messages as story } from './en/story.ts'
import type { messages as surfaces } from './en/surfaces.ts'
import type { messages as trace } from './en/trace.ts'
import type { messages as wallet } from './en/wallet.ts'

/** A text whose form goes by a number, as the language has forms; `#` stands for the number. */
export type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** What somebody gets, in one language. */
export type GiftMessages = typeof gifts

/** What a friend gets, in a sentence. */
export type OfferMessages = typeof offers

/** What a program is about, in one line. */
export type HeadlineMessages = typeof headline

/** What the panel says at once. */
export type Messages = typeof panel

/** What is said of how it works, of friends and rewards. */
export type StoryMessages = typeof story

/** What is said to somebody whom nobody vouches for. */
export type InstantMessages = typeof instant

/** What is said when sharing is opened. */
export type SharingMessages = typeof sharing

/** What the friend's banner says. */
export type BannerMessages = typeof banner

/** What the prompt, the progress strip, the board and the terms say. */
export type SurfaceMessages = typeof surfaces

/** What is said where a row is opened. */
export type AnswerMessages = typeof answers

/** What the wallet says. */
export type WalletMessages = typeof wallet

/** What is said of draws. */
export type DrawMessages = typeof draws

/** What is said to an advocate who does not see a friend. */
export type MissingFriendMessages = typeof missingFriend

/** What is said of all that happened with a friend. */
export type TraceMessages = typeof trace
