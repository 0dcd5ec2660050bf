import type { enrolCustomer } from '@goodword/contract/widget'
import { callApi, type Patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import type { SessionWatch } from '../panel/watch-session.ts'
import { joining } from './joining.ts'

/** Makes the customer an advocate; gives their session, or nothing where it could not be done. */
export async function enrol(
  host: Host,
  watch: SessionWatch,
  waits: Patience,
): Promise<Session | undefined> {
  const identity = host.identity()
  const isAnybody = !identity && host.settings.instant !== undefined
  const session = isAnybody
    ? await watch.comeIn(true)
    : await enrolKnown(host, watch, waits, identity ?? '')
  if (!session?.code) return undefined
  host.emit('enrolled', { code: session.code.alias })
  return session
}

async function enrolKnown(
  host: Host,
  watch: SessionWatch,
  waits: Patience,
  identity: string,
): Promise<Session | undefined> {
  const answer = await callApi<typeof enrolCustomer>(
    host,
    { method: 'POST', to: 'session', body: joining(host), identity },
    waits,
  )
  watch.take(answer)
  return answer.ok ? answer.value : undefined
}
