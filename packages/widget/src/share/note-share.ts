import type { recordWidgetShare } from '@goodword/contract/widget'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { Channel } from './choose-channels.ts'

/** Tells the page and the shop that the customer used a channel. */
export function noteShare(host: Host, programId: string, channel: Channel): void {
  host.emit('shared', { channel })
  callApi<typeof recordWidgetShare>(host, {
    method: 'POST',
    to: 'shares',
    body: { program_id: programId, channel },
    identity: host.identity() ?? '',
  })
}
