import type { explainWidgetReferral, explainWidgetReward } from '@goodword/contract/explanations'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import { wireLocale } from '../words/locale.ts'
import type { AnswerState } from './answer-state.ts'

/** Asks why a reward or a referral of this customer stands as it does. */
export async function askWhy(host: Host, id: string, signal: AbortSignal): Promise<AnswerState> {
  const asked = { query: { locale: wireLocale(host.locale) }, identity: host.identity(), signal }
  if (id.startsWith('ref_')) {
    const answer = await callApi<typeof explainWidgetReferral>(host, {
      method: 'GET',
      to: `referrals/${id}/why` as 'referrals/{referral_id}/why',
      ...asked,
    })
    return answer.ok ? { kind: 'ready', explanations: answer.value.data } : failed(answer.code)
  }
  const answer = await callApi<typeof explainWidgetReward>(host, {
    method: 'GET',
    to: `rewards/${id}/why` as 'rewards/{reward_id}/why',
    ...asked,
  })
  return answer.ok ? { kind: 'ready', explanations: [answer.value] } : failed(answer.code)
}

function failed(code: string): AnswerState {
  // What has no receipt has nothing to explain beyond its row: a credit by hand, an import.
  if (/_not_found$/.test(code)) return { kind: 'ready', explanations: [] }
  return { kind: 'failed', isOffline: code === 'unreachable' && !navigator.onLine }
}
