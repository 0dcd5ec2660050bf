import type { Reply } from '@goodword/contract/operation'
import type { getWidgetOffer } from '@goodword/contract/widget'
import { callApi, type Patience } from '../call-api.ts'
import { keepArrival } from '../claim/arrival.ts'
import { exchangeArrival } from '../claim/exchange-arrival.ts'
import type { Host } from '../host.ts'
import { wireLocale } from '../words/locale.ts'

export type Offer = Extract<Reply<typeof getWidgetOffer>, { status: 'promised' }>

/** The friend's offer; nothing where there is none, or no way to learn of it. */
export async function findOffer(host: Host, waits: Patience): Promise<Offer | undefined> {
  const token = await exchangeArrival(host, waits)
  if (token === undefined) return undefined
  const answer = await callApi<typeof getWidgetOffer>(
    host,
    {
      method: 'GET',
      to: 'offer',
      query: { click_token: token, locale: wireLocale(host.locale) },
    },
    waits,
  )
  if (!answer.ok) return undefined
  if (answer.value.status === 'promised') return answer.value

  // What is over is forgotten; a program that rests may come back.
  const { reason } = answer.value
  if (reason === 'expired' || reason === 'code_unknown') keepArrival(host, '')
  return undefined
}
