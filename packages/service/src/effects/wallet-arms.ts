import type { Effects } from '@goodword/domain/effects/effects'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { wasTakenBack } from '@goodword/domain/rewards/reward-states'
import { type SQL, sql } from 'drizzle-orm'
import { type Arm, hex } from './arm.ts'
import type { Recorded } from './recorded.ts'

/** What is spent and handed over: redemptions with their stock and codes, transfers, deliveries. */
export function walletArms(w: SQL, effects: Effects, recorded: Recorded): Arm[] {
  return [...redemptionArms(w, recorded), ...deliveryArms(w, effects, recorded)]
}

function redemptionArms(w: SQL, recorded: Recorded): Arm[] {
  return [
    {
      name: 'new_redemptions',
      list: recorded.redemptions ?? [],
      write: (source) => sql`
        insert into redemptions (workspace_id, id, participant_id, item_id, kind, price, asset, parts, state, coupon_code,
          made_at, settled_at, call_at)
        select ${w}, r.* from ${source} as r(id uuid, participant_id uuid, item_id uuid, kind text, price bigint, asset text,
          parts json, state text, coupon_code text, made_at timestamptz, settled_at timestamptz, call_at timestamptz)`,
    },
    {
      name: 'settled_redemptions',
      list: recorded.settledRedemptions ?? [],
      isGuarded: true,
      write: (source, ids) => sql`
        update redemptions d set state = r.state, reason = r.reason, reference = r.reference, settled_at = r.settled_at,
          call_at = null
        from ${source} as r(id uuid, state text, reason text, reference text, settled_at timestamptz)
        where d.workspace_id = ${w} and d.id = r.id and d.id = any(${ids}) and d.state = 'pending'`,
    },
    {
      name: 'changed_stock',
      list: recorded.stockChanges ?? [],
      isGuarded: true,
      write: (source, ids) => sql`
        update catalogue_items i set taken = i.taken + r.change
        from ${source} as r(id uuid, change int)
        where i.workspace_id = ${w} and i.id = r.id and i.id = any(${ids})
          and (i.stock is null or i.taken + r.change <= i.stock)`,
    },
    {
      name: 'used_codes',
      list: recorded.usedCodes ?? [],
      isGuarded: true,
      write: (source, ids) => sql`
        update catalogue_codes c set redemption_id = r.redemption_id
        from ${source} as r(id uuid, item_id uuid, redemption_id uuid)
        where c.workspace_id = ${w} and c.item_id = r.item_id and c.id = r.id and c.id = any(${ids})
          and c.redemption_id is null`,
    },
    {
      name: 'new_transfers',
      list: recorded.transfers ?? [],
      write: (source) => sql`
        insert into transfers (workspace_id, id, program_id, referral_id, from_id, to_id, amount, asset, day, made_at)
        select ${w}, r.* from ${source} as r(id uuid, program_id uuid, referral_id uuid, from_id uuid, to_id uuid,
          amount bigint, asset text, day text, made_at timestamptz)`,
    },
  ]
}

function deliveryArms(w: SQL, effects: Effects, recorded: Recorded): Arm[] {
  const addressOf = (id: string) => {
    const sealed = recorded.addresses?.get(id)
    return sealed === undefined ? null : hex(sealed)
  }
  return [
    {
      name: 'new_deliveries',
      list: effects.deliveries.map((row) => {
        const id = uuidOf(row.id)
        return {
          id,
          participant_id: uuidOf(row.participant_id),
          redemption_id: optional(row.redemption_id),
          reward_id: optional(row.reward_id),
          state: row.state,
          sealed_address: addressOf(id),
          created_at: row.created_at,
        }
      }),
      write: (source) => sql`
        insert into deliveries (workspace_id, id, participant_id, redemption_id, reward_id, state, sealed_address,
          created_at, changed_at)
        select ${w}, r.id, r.participant_id, r.redemption_id, r.reward_id, r.state, r.sealed_address::bytea, r.created_at,
          r.created_at
        from ${source} as r(id uuid, participant_id uuid, redemption_id uuid, reward_id uuid, state text,
          sealed_address text, created_at timestamptz)`,
    },
    {
      // A gift that is taken back is sent no more; one that is on its way goes on.
      name: 'cancelled_deliveries',
      list: [...effects.rewards.values()]
        .filter(({ row }) => row.needs_address && wasTakenBack(row.state))
        .map(({ row }) => ({ id: uuidOf(row.id), ended_at: row.ended_at })),
      write: (source, ids) => sql`
        update deliveries d set state = 'cancelled', changed_at = r.ended_at
        from ${source} as r(id uuid, ended_at timestamptz)
        where d.workspace_id = ${w} and d.reward_id = r.id and d.reward_id = any(${ids})
          and d.state in ('awaiting_address', 'requested', 'returned')`,
    },
    {
      name: 'moved_deliveries',
      list: (recorded.movedDeliveries ?? []).map((row) => ({
        ...row,
        sealed_address: addressOf(row.id),
      })),
      isGuarded: true,
      write: (source, ids) => sql`
        update deliveries d set state = r.state, tracking = r.tracking, changed_at = r.changed_at,
          sealed_address = coalesce(r.sealed_address::bytea, d.sealed_address)
        from ${source} as r(id uuid, state text, was text, tracking text, changed_at timestamptz, sealed_address text)
        where d.workspace_id = ${w} and d.id = r.id and d.id = any(${ids}) and d.state = r.was`,
    },
  ]
}

function optional(id: Id | null): string | null {
  return id === null ? null : uuidOf(id)
}
