import { randomBytes } from 'node:crypto'
import { Refusal } from '@goodword/contract/errors'
import { type Database, rows } from '@goodword/db/connect'
import { names, type Step } from '@goodword/domain/conversions/histories.test-kit'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { workWorkspace } from '@goodword/service/agenda/work-agenda'
import { chooseReward } from '@goodword/service/choices/choose-reward'
import type { Context, Server } from '@goodword/service/context'
import { recordConversion } from '@goodword/service/conversions/record-conversion'
import { recordPageConversion } from '@goodword/service/conversions/record-page-conversion'
import { refundConversion } from '@goodword/service/conversions/refund-conversion'
import { type Advocate, advocateIn, clickOn } from '@goodword/service/conversions/story'
import { redeemCoupon } from '@goodword/service/coupons/redeem-coupon'
import { newId } from '@goodword/service/new-id'
import { verifyOffer } from '@goodword/service/offers/verify-offer'
import { createProgram } from '@goodword/service/programs/create-program'
import { publishProgram } from '@goodword/service/programs/publish-program'
import { updateProgram } from '@goodword/service/programs/update-program'
import { redeem } from '@goodword/service/redemptions/redeem'
import { markRewardPaid } from '@goodword/service/rewards/mark-reward-paid'
import { openMasterKey } from '@goodword/service/vault/master-key'
import { contextOf } from '@goodword/service/workspaces/context-of'
import { createWorkspace } from '@goodword/service/workspaces/create-workspace'
import { forgetWorkspace, loadWorkspace } from '@goodword/service/workspaces/load-workspace'
import { sql } from 'drizzle-orm'
import { appeal, review } from './by-staff.ts'
import { debtsIn, type Evidence, type Known, refusedAs, strictProgram, thingFor } from './things.ts'

const HOUR_MS = 3_600_000
const START = Date.UTC(2026, 2, 2, 9)

/** One workspace in which a history happens as merchant, friends and staff would have it happen. */
export async function openWorld(database: Database, masterKey: string, drafts: readonly unknown[]) {
  let now = START
  const server: Server = {
    database,
    master: openMasterKey(masterKey),
    publicUrl: 'https://goodword.example',
    clock: () => now,
    newId,
    randomBytes,
  }
  const made = await createWorkspace(server, {
    name: 'World',
    slug: `w${newId('wsp').slice(4)}`,
    mode: 'sandbox',
    origins: ['https://shop.example'],
    landingUrl: 'https://shop.example/',
  })
  const workspaceId = made.ctx.workspace.uuid
  await rows(
    database.db,
    sql`update workspaces set accepts_page_conversions = true where id = ${workspaceId}::uuid`,
  )
  const program = await createProgram(made.ctx, { slug: 'program', draft: plain(drafts[0]) })
  const programId = program.id as Id<'prg'>
  await publishProgram(made.ctx, { program_id: programId })
  const advocates: Record<string, Advocate> = {
    alice: await advocateIn(made.ctx, programId, 'alice'),
    zoe: await advocateIn(made.ctx, programId, 'zoe'),
    // Whom others bring, and who brings others.
    ben: await advocateIn(made.ctx, programId, 'ben'),
  }

  const things = {
    CNY: await thingFor(made.ctx, 40, 'CNY'),
    points: await thingFor(made.ctx, 10, 'points'),
  }
  const host = await strictProgram(made.ctx)
  let owed = await debtsIn(database, workspaceId, now)
  const conversions: Known[] = []
  // As in memory: everybody was brought by somebody, until another brings them.
  const evidence = new Map<string, Evidence>()
  for (const name of names) {
    const advocate = advocates[name === 'dan' || name === 'eve' ? 'ben' : 'alice']!
    evidence.set(name, { click_token: await clickOn(made.ctx, programId, advocate) })
  }
  let count = 0

  async function here(): Promise<Context> {
    forgetWorkspace(server, workspaceId)
    return contextOf(server, (await loadWorkspace(server, workspaceId))!)
  }

  /** What the service refuses is refused in the world too; only our own faults end it. */
  async function take(step: Step): Promise<void> {
    // No two things happen at the same instant.
    now += 1_000
    const since = now
    try {
      await act(await here(), step)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    await expectDebtsPaidFirst(since)
  }

  /** Whoever owes has nothing new to spend, unless they have come to owe more meanwhile. */
  async function expectDebtsPaidFirst(since: number): Promise<void> {
    const still = await debtsIn(database, workspaceId, since)
    for (const [key, { amount, has_more }] of still) {
      if (has_more && amount <= (owed.get(key)?.amount ?? 0)) {
        throw new Error(`violated: what comes in pays first what is owed (${key})`)
      }
    }
    owed = still
  }

  async function act(ctx: Context, step: Step): Promise<void> {
    if (step.do === 'claim') return claim(ctx, step)
    if (step.do === 'record') return record(ctx, step)
    if (step.do === 'refund') return refund(ctx, step)
    if (step.do === 'confirm') return confirm(ctx, step)
    if (step.do === 'review') return review(ctx, step)
    if (step.do === 'use') return use(ctx, step)
    if (step.do === 'choose') return choose(ctx, step)
    if (step.do === 'appeal') return appeal(ctx, step)
    if (step.do === 'spend') return spend(ctx, step)
    if (step.do === 'lower') return lower(ctx, step)
    if (step.do === 'owe') return owe(ctx, step)
    if (step.do === 'verify') {
      await verifyOffer(ctx, {
        code: advocates.alice!.alias,
        buyer: { external_id: step.friend },
        order: { amount: step.amount, asset: 'CNY' },
      })
    } else if (step.do === 'wait') {
      now += step.days * 24 * HOUR_MS
      await workWorkspace(await here())
    } else {
      const draft = plain(drafts[step.which % drafts.length])
      await updateProgram(ctx, { program_id: programId, draft })
      await publishProgram(ctx, { program_id: programId })
    }
  }

  async function claim(ctx: Context, step: Extract<Step, { do: 'claim' }>): Promise<void> {
    const advocate = advocates[step.advocate]!
    if (step.evidence === 'code') evidence.set(step.friend, { code: advocate.alias })
    // A program that a guard has paused takes no clicks.
    else if (await runs()) {
      evidence.set(step.friend, { click_token: await clickOn(ctx, programId, advocate) })
    }
  }

  async function runs(): Promise<boolean> {
    const [live] = await rows(
      database.db,
      sql`select from programs where workspace_id = ${workspaceId}::uuid and id = ${uuidOf(programId)}::uuid
        and status = 'live'`,
    )
    return live !== undefined
  }

  async function record(ctx: Context, step: Extract<Step, { do: 'record' }>): Promise<void> {
    count += 1
    const { amount, asset, type } = step
    const input = {
      type,
      external_id: `c${count}`,
      ...(amount === null ? {} : { amount, asset }),
      friend: { external_id: step.friend },
      ...(evidence.get(step.friend) ?? {}),
    }
    const occurred_at = now - step.hoursAgo * HOUR_MS
    if (step.chance >= 70) {
      await recordPageConversion(ctx, { publishable_key: '', ...input })
      conversions.push({ id: null, input, isConfirmed: false })
      return
    }
    const recorded = await recordConversion(ctx, { ...input, occurred_at })
    conversions.push({ id: recorded.id as Id<'cnv'>, input, isConfirmed: true })
  }

  async function confirm(ctx: Context, step: Extract<Step, { do: 'confirm' }>): Promise<void> {
    const open = conversions.filter(({ isConfirmed }) => !isConfirmed)
    const known = open[step.which % open.length]
    if (!known) return
    const { amount, asset } = known.input
    const confirmed = await recordConversion(ctx, {
      ...known.input,
      ...(amount === undefined ? {} : { amount: step.amount ?? amount, asset }),
    })
    known.isConfirmed = true
    known.id = confirmed.id as Id<'cnv'>
  }

  async function refund(ctx: Context, step: Extract<Step, { do: 'refund' }>): Promise<void> {
    const known = conversions.filter(({ id }) => id !== null)
    const chosen = known[step.which % known.length]
    if (!chosen) return
    count += 1
    await refundConversion(ctx, {
      conversion_id: chosen.id!,
      external_id: `r${count}`,
      ...(step.amount === undefined || chosen.input.amount === undefined
        ? {}
        : { amount: step.amount }),
    })
  }

  async function use(ctx: Context, step: Extract<Step, { do: 'use' }>): Promise<void> {
    const usable = await rows<{ id: string; state: string; coupon_code: string | null }>(
      database.db,
      sql`select id, state, coupon_code from rewards where workspace_id = ${workspaceId}::uuid
        and ((state = 'issued' and coupon_code is not null) or state = 'available') order by id`,
    )
    const reward = usable[step.which % usable.length]
    if (!reward) return
    count += 1
    if (reward.coupon_code !== null) {
      await redeemCoupon(ctx, { code: reward.coupon_code, order_id: `u${count}` })
    } else {
      await markRewardPaid(ctx, { reward_id: toId('rwd', reward.id) })
    }
  }

  async function spend(ctx: Context, step: Extract<Step, { do: 'spend' }>): Promise<void> {
    const item_id = things[step.asset]
    await redeem(ctx, { participant_id: advocates[step.name]!.id, item_id })
  }

  async function lower(ctx: Context, step: Extract<Step, { do: 'lower' }>): Promise<void> {
    const order = { do: 'record', type: 'order', asset: 'CNY', hoursAgo: 0, chance: 100 } as const
    const { friend, amount } = step
    for (let n = 0; n < 2; n++) await record(ctx, { ...order, friend, amount })
    const [first] = conversions.slice(-2)
    const confirmed = await recordConversion(ctx, { ...first!.input, amount: 1 })
    first!.isConfirmed = true
    first!.id = confirmed.id as Id<'cnv'>
  }

  /** Spends as long as there is enough, and then has an order given back that it came of. */
  async function owe(ctx: Context, { which }: Extract<Step, { do: 'owe' }>): Promise<void> {
    const earned = await rows<{ owner: string; conversion_id: string; asset: 'CNY' | 'points' }>(
      database.db,
      sql`select participant_id as owner, conversion_id, asset from rewards
        where workspace_id = ${workspaceId}::uuid and state = 'issued' and kind in ('points', 'credit') and asset in ('CNY', 'points') and conversion_id is not null order by id`,
    )
    const reward = earned[which % earned.length]
    if (!reward) return
    for (let n = 0; n < 5; n++) {
      const bought = { participant_id: toId('par', reward.owner), item_id: things[reward.asset] }
      const isEnough = await redeem(ctx, bought).then(() => true, refusedAs)
      if (!isEnough) break
    }
    count += 1
    const conversion_id = toId('cnv', reward.conversion_id)
    await refundConversion(ctx, { conversion_id, external_id: `r${count}` })
    const [{ external_id }] = (await rows<{ external_id: string }>(
      database.db,
      sql`select external_id from participants where workspace_id = ${workspaceId}::uuid and id = ${reward.owner}::uuid`,
    )) as [{ external_id: string }]
    await recordConversion(await later(), {
      type: 'visit',
      external_id: `v${count}`,
      friend: { external_id },
      code: host.alias,
    })
  }

  /** Another moment: what a step does first stands apart from what it does then. */
  async function later(): Promise<Context> {
    owed = await debtsIn(database, workspaceId, now)
    now += 1_000
    return here()
  }

  async function choose(ctx: Context, step: Extract<Step, { do: 'choose' }>): Promise<void> {
    const open = await rows<{ id: string }>(
      database.db,
      sql`select id from rewards where workspace_id = ${workspaceId}::uuid and kind = 'choice'
        and state in ('held', 'available') and not is_under_review order by id`,
    )
    const reward = open[step.which % open.length]
    if (!reward) return
    await chooseReward(ctx, { reward_id: toId('rwd', reward.id), option: step.which % 3 })
  }

  return {
    server,
    workspaceId,
    take,
    /** Does what is left to do before the books are looked at. */
    settle: async () => {
      now += 1_000
      await workWorkspace(await here())
    },
  }
}

/** A draft as a request brings it: the service reads it anew. */
function plain(draft: unknown): Record<string, unknown> {
  return draft as Record<string, unknown>
}
