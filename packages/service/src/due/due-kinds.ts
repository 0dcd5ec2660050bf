import { moveReferral } from '@goodword/domain/referrals/move-referral'
import { passTime } from '@goodword/domain/rewards/move-reward'
import { passLot } from '@goodword/domain/wallet/pass-lot'
import { sql } from 'drizzle-orm'
import { toLot, toReferral, toReward } from '../conversions/from-rows.ts'
import type { DueKind } from './due-kind.ts'

/** Everything that falls due in a workspace. A new kind is a row here, with an index on its `due_at`. */
export const dueKinds: readonly DueKind[] = [
  {
    name: 'reward',
    table: 'rewards',
    person: 'participant_id',
    read: (row) => {
      const reward = toReward(row)
      return {
        dueAt: reward.due_at!,
        pass: (effects, tools, now) => passTime(effects, tools, reward, now),
      }
    },
  },
  {
    name: 'referral',
    table: 'referrals',
    person: 'advocate_id',
    // Who waits in the queue is admitted, by program (`decided-kinds.ts`).
    only: sql`state <> 'queued'`,
    read: (row) => {
      const referral = toReferral(row)
      const dueAt = referral.due_at!
      return {
        dueAt,
        pass: (effects, tools) => {
          const reason = 'conversion_window_ended'
          moveReferral(effects, tools, referral, 'expired', dueAt, { reason })
        },
      }
    },
  },
  {
    name: 'lot',
    table: 'lots',
    person: 'participant_id',
    read: (row) => {
      const lot = toLot(row)
      return {
        dueAt: lot.due_at!,
        pass: (effects, tools, now) => passLot(effects, tools, lot, now),
      }
    },
  },
]
