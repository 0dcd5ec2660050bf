import type { chooseWidgetReward, listWidgetRewardOptions } from '@goodword/contract/choices'
import type { addressWidgetDelivery } from '@goodword/contract/deliveries'
import type { redeemInWidget } from '@goodword/contract/redemptions'
import type { transferInWidget } from '@goodword/contract/transfers'
import type { getWidgetStatement, getWidgetWallet } from '@goodword/contract/wallet'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import { randomName } from '../random-name.ts'
import { wireLocale } from '../words/locale.ts'
import type { AddressInput, Delivery, Item, Reward, Wallet } from './wallet-state.ts'

/** What the wallet asks of the API, as this customer. */
export function askWallet(host: Host, signal: AbortSignal) {
  const asks = () => ({ identity: host.identity(), signal })
  const nameOf = wishes()

  return {
    load: () =>
      callApi<typeof getWidgetWallet>(host, {
        method: 'GET',
        to: 'wallet',
        query: { locale: wireLocale(host.locale) },
        ...asks(),
      }),
    more: (cursor: string) =>
      callApi<typeof getWidgetStatement>(host, {
        method: 'GET',
        to: 'statement',
        query: { cursor },
        ...asks(),
      }),
    redeem(item: Item, address: AddressInput | undefined) {
      const body = { item_id: item.item_id, ...(address ? { address } : {}) }
      return callApi<typeof redeemInWidget>(host, {
        method: 'POST',
        to: 'redemptions',
        body,
        key: nameOf(body),
        ...asks(),
      })
    },
    give({ referral_id, asset }: Wallet['transfers'][number], amount: number) {
      const body = { referral_id, amount, asset }
      return callApi<typeof transferInWidget>(host, {
        method: 'POST',
        to: 'transfers',
        body,
        key: nameOf(body),
        ...asks(),
      })
    },
    address: ({ delivery_id }: Delivery, address: AddressInput) =>
      callApi<typeof addressWidgetDelivery>(host, {
        method: 'POST',
        to: 'delivery-addresses',
        body: { delivery_id, address },
        ...asks(),
      }),
    options: ({ id }: Reward) =>
      callApi<typeof listWidgetRewardOptions>(host, {
        method: 'GET',
        to: `rewards/${id}/options` as 'rewards/{reward_id}/options',
        ...asks(),
      }),
    choose: ({ id }: Reward, option: number) =>
      callApi<typeof chooseWidgetReward>(host, {
        method: 'POST',
        to: `rewards/${id}/choose` as 'rewards/{reward_id}/choose',
        body: { option },
        ...asks(),
      }),
    /** The wish was answered: the same again is another one. */
    settled: () => nameOf.forget(),
  }
}

/** The name of a wish: the same as long as the same is asked and no answer has come, so that it is done once. */
function wishes() {
  let asked: string | undefined
  let name = ''
  const nameOf = (body: object): string => {
    const text = JSON.stringify(body)
    if (text !== asked) name = randomName()
    asked = text
    return name
  }
  nameOf.forget = () => {
    asked = undefined
  }
  return nameOf
}
