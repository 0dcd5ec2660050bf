import type { recordWidgetShare } from '@goodword/contract/widget'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { Channel } from './choose-channels.ts'

/** Tells the page and the shop that the customer used a channel. */
export function noteShare(host: Host, programId: string, channel: Channel): void {
  host.emit('shared', { channel })
  const identity = host.identity()
  // Of somebody whom nobody vouches for the link itself tells by which channel a friend came.
  if (!identity) return
  callApi<typeof recordWidgetShare>(host, {
    method: 'POST',
    to: 'shares',
    body: { program_id: programId, channel },
    identity,
  })
}
