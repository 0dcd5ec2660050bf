import type { listWidgetClaims, openWidgetClaim } from '@goodword/contract/claims'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import type { Written } from './claim-state.ts'

const PAGE = '10'

/** What is asked of the API about friends whom nobody sees, as this customer. */
export function askClaims(host: Host, signal: AbortSignal) {
  const asks = () => ({ identity: host.identity(), signal })
  return {
    list: (cursor?: string) =>
      callApi<typeof listWidgetClaims>(host, {
        method: 'GET',
        to: 'claims',
        query: { limit: PAGE, ...(cursor ? { cursor } : {}) },
        ...asks(),
      }),
    /** The same order again changes nothing: it needs no key of its own. */
    open: (program: Session['program'], written: Written) =>
      callApi<typeof openWidgetClaim>(host, {
        method: 'POST',
        to: 'claims',
        body: { program_id: program.id, ...bodyOf(written) },
        ...asks(),
      }),
  }
}

/** What was written, without what was left empty. */
export function bodyOf(written: Written) {
  const { order_number, shared_at } = written
  const friend = (['name', 'email', 'phone'] as const).flatMap((name) => {
    const text = written[name].trim()
    return text === '' ? [] : [[name, text] as const]
  })
  return {
    order_number: order_number.trim(),
    friend: Object.fromEntries(friend),
    // The day as its customer has it, from its beginning.
    ...(shared_at === '' ? {} : { shared_at: new Date(`${shared_at}T00:00`).toISOString() }),
  }
}
