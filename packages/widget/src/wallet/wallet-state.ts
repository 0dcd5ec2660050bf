import type { listWidgetRewardOptions } from '@goodword/contract/choices'
import type { Reply } from '@goodword/contract/operation'
import type { redeemInWidget } from '@goodword/contract/redemptions'
import type { getWidgetWallet } from '@goodword/contract/wallet'
import type { Session } from '../panel/session.ts'

/** All that the wallet shows, as it comes over the wire. */
export type Wallet = Reply<typeof getWidgetWallet>
export type Item = Wallet['catalogue'][number]
export type Delivery = Wallet['deliveries'][number]
export type Redemption = Reply<typeof redeemInWidget>
export type Options = Reply<typeof listWidgetRewardOptions>
export type Reward = Session['rewards'][number]

/** What the dialog shows. */
export type View =
  | { readonly kind: 'home' }
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'got'; readonly item: Item; readonly redemption: Redemption }
  | { readonly kind: 'address'; readonly delivery: Delivery }
  | { readonly kind: 'give' }
  | { readonly kind: 'choose'; readonly reward: Reward; readonly options: Options | undefined }
  | { readonly kind: 'done'; readonly text: string }

/** What an address is made of, as the form has it. */
export type AddressInput = {
  readonly name: string
  readonly street: string
  readonly city: string
  readonly country: string
  readonly phone?: string
  readonly region?: string
  readonly postal_code?: string
}
