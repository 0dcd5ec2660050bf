import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@goodword/client/create-client'

const pollMs = 250
const pollsMax = 120

/** Moves the sandbox's clock, and waits until what became due is done. */
export async function moveClock(goodword: Client, days: number): Promise<void> {
  const moved = await goodword.advanceClock({ body: { advance: `P${days}D` } })
  for (let poll = 0; moved.state === 'running' && poll < pollsMax; poll++) {
    const job = await goodword.getJob({ params: { job_id: moved.job_id } })
    if (job.state !== 'running') return
    await sleep(pollMs)
  }
}
