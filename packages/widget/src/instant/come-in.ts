import type {
  confirmSignIn,
  getInstant,
  renewIdentity,
  startInstant,
} from '@goodword/contract/instant'
import type { Answer, callApi, Patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import { asking } from '../panel/asking.ts'
import type { Session } from '../panel/session.ts'
import { joining } from '../share/joining.ts'

/** How the API is asked: by the means of whoever fetched this part, as they have them already. */
type CallApi = typeof callApi

/**
 * Somebody whom the shop does not vouch for. Signed in on this device, they are said to be who they are, and
 * there is nothing to show yet; else they see what anybody sees, with their own link where they have one or
 * want one now.
 */
export async function comeIn(
  host: Host,
  wantsLink: boolean,
  waits: Patience,
  call: CallApi,
): Promise<Answer<Session> | undefined> {
  if (await comeBack(host, waits, call)) return undefined

  const handle = host.memory.recall('handle') || undefined
  if (!handle && !wantsLink) {
    return call<typeof getInstant>(
      host,
      { method: 'GET', to: 'instant', query: asking(host) },
      waits,
    )
  }
  const started = await call<typeof startInstant>(
    host,
    { method: 'POST', to: 'instant', body: { ...joining(host), handle } },
    waits,
  )
  if (!started.ok) return started
  host.memory.keep('handle', started.value.handle)
  return { ok: true, value: started.value.session }
}

/** Says who they are where this device is signed in, or was by the link just now. */
export async function comeBack(host: Host, waits: Patience, call: CallApi): Promise<boolean> {
  const identity = (await openedLink(host, waits, call)) ?? (await renewed(host, waits, call))
  if (identity === undefined) return false
  host.identify(identity)
  return true
}

/** The link of our mail was opened: its secret stands in the address, and is taken out of it at once. */
async function openedLink(host: Host, waits: Patience, call: CallApi): Promise<string | undefined> {
  const [, token] = /^#sign-in=([\w-]{43})$/.exec(location.hash) ?? []
  if (token === undefined) return undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  const answer = await call<typeof confirmSignIn>(
    host,
    { method: 'POST', to: 'instant/confirm', body: { token } },
    waits,
  )
  if (!answer.ok) {
    host.memory.isLinkTooOld = true
    return undefined
  }
  host.memory.keep('renewal', answer.value.renewal)
  return answer.value.identity
}

async function renewed(host: Host, waits: Patience, call: CallApi): Promise<string | undefined> {
  const renewal = host.memory.recall('renewal')
  if (!renewal) return undefined
  const answer = await call<typeof renewIdentity>(
    host,
    { method: 'POST', to: 'instant/identity', body: { renewal } },
    waits,
  )
  if (answer.ok) return answer.value.identity
  // Ended, here or elsewhere. A server that cannot be reached ends nothing.
  if (answer.code === 'sign_in_ended') host.memory.keep('renewal', '')
  return undefined
}
