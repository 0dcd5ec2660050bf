import type { Client } from '@goodword/client/create-client'
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import { namesOf } from '../names-of.ts'
import { loadTasks, type Tasks } from '../tasks/load-tasks.ts'

export type Workspace = Reply<Operations['getWorkspace']>
export type Program = Reply<Operations['listPrograms']>['data'][number]
export type Referral = Reply<Operations['listReferrals']>['data'][number]
export type Reward = Reply<Operations['listRewards']>['data'][number]
export type Guards = Reply<Operations['getProgramGuards']>
export type ReferralState = Referral['state']

/** All that the first page shows. */
export type Overview = {
  readonly workspace: Workspace
  readonly programs: readonly Program[]
  /** What the newest that run have left, and why they decline; by their ids. */
  readonly guards: ReadonlyMap<string, Guards>
  readonly referrals: readonly Referral[]
  /** Whether there are more than were counted. */
  readonly isCut: boolean
  readonly rewards: readonly Reward[]
  /** What waits for staff. */
  readonly waiting: Tasks
  readonly names: ReadonlyMap<string, string>
}

const countedMax = 500

/** Loads the first page. Only what is newest is counted, so that the page costs the same in every workspace. */
export async function loadOverview(goodword: Client, signal: AbortSignal): Promise<Overview> {
  const [workspace, programs, { referrals, isCut }, rewards, participants, waiting] =
    await Promise.all([
      goodword.getWorkspace({ signal }),
      goodword.listPrograms({ signal }),
      newestReferrals(goodword, signal),
      goodword.listRewards({ query: { limit: '10' }, signal }),
      goodword.listParticipants({ query: { limit: '100' }, signal }),
      loadTasks(goodword, signal),
    ])
  const names = new Map(
    participants.data.flatMap(({ id, name, external_id }) => {
      const known = name ?? external_id
      return known === null ? [] : [[id, known] as const]
    }),
  )
  const guards = await guardsOf(goodword, programs.data, signal)
  const shown = [
    ...referrals.slice(0, 10).flatMap(({ advocate_id, friend_id }) => [advocate_id, friend_id]),
    ...rewards.data.map(({ participant_id }) => participant_id),
  ]
  // Whoever came long ago is not among the newest.
  const others = await namesOf(
    goodword,
    shown.filter((id) => !names.has(id)),
    signal,
  )
  return {
    workspace,
    programs: programs.data,
    guards,
    referrals,
    isCut,
    rewards: rewards.data,
    waiting,
    names: new Map([...names, ...others]),
  }
}

async function newestReferrals(goodword: Client, signal: AbortSignal) {
  const referrals: Referral[] = []
  for await (const referral of goodword.each('listReferrals', { signal })) {
    if (referrals.length === countedMax) return { referrals, isCut: true }
    referrals.push(referral)
  }
  return { referrals, isCut: false }
}

const guardedMax = 8

/** A page is worth showing without them. */
async function guardsOf(
  goodword: Client,
  programs: readonly Program[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Guards>> {
  const running = programs.filter(({ status }) => status === 'live' || status === 'paused')
  const known = await Promise.all(
    running.slice(0, guardedMax).map(async ({ id }): Promise<readonly [string, Guards][]> => {
      const params = { program_id: id }
      return goodword.getProgramGuards({ params, signal }).then(
        (guards) => [[id, guards]],
        () => [],
      )
    }),
  )
  return new Map(known.flat())
}
