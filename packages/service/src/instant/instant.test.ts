import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PublicContext } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { authenticateCustomer } from '../identity/authenticate-customer.ts'
import { openPostOffice, type PostOffice } from '../mail/post-office.ts'
import { sendMails } from '../mail/send-mails.ts'
import { smtpMailer } from '../mail/smtp-mailer.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { getWidgetSession } from '../widget/get-session.ts'
import { revokeIdentity } from '../workspaces/revoke-identity.ts'
import { updateWorkspace } from '../workspaces/update-workspace.ts'
import { confirmSignIn } from './confirm-sign-in.ts'
import { endSignIn } from './end-sign-in.ts'
import { renewIdentity } from './renew-identity.ts'
import { sendSignInLink } from './send-sign-in-link.ts'
import { startInstant } from './start-instant.ts'

const draft: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 1000, asset: 'CNY' } }],
    },
  ],
}
const MINUTE = 60_000

describeEngines('an advocate whom nobody vouches for', (engine) => {
  let fresh: FreshDatabase
  let post: PostOffice
  let server: TestServer
  let series = 1
  let ctx: PublicContext
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    post = await openPostOffice()
  })
  afterAll(async () => {
    await post?.close()
    await fresh?.close()
  })
  beforeEach(async () => {
    server = {
      ...testServer(fresh.database, series++),
      mailer: smtpMailer(post.url, 'mail@goodword.example'),
    }
    const made = await testWorkspace(server, { name: 'Cloud & Pine' })
    await updateWorkspace(made, { instant_mode: true })
    await liveProgram(made, draft)
    ctx = { ...(await nextRequest(made)), callerPrefix: '192.0.2.0/24' }
  })
  afterEach(() => {
    post.refuseWith(undefined)
    post.received.length = 0
  })

  const later = async (ms = 0) => {
    server.testClock.advance(ms)
    ctx = { ...(await nextRequest(ctx)), callerPrefix: '192.0.2.0/24' }
  }
  const mail = async () => {
    await sendMails(ctx)
    return post.received.at(-1)
  }
  const tokenIn = (letter: Awaited<ReturnType<typeof mail>>) =>
    /#sign-in=([\w-]{43})/.exec(letter?.text ?? '')![1]!
  const customerOf = async (identity: string) => {
    const found = await authenticateCustomer(server, ctx.workspace, ctx.vault, identity)
    if (found.kind === 'invalid') throw new Error(found.reason)
    return found.customer
  }
  const refusal = (code: ConstructorParameters<typeof Refusal>[0]) => new Refusal(code)

  test('has a link at once, and the same again with the handle of the device', async () => {
    const { handle, session } = await startInstant(ctx, {})
    expect(session.code?.link).toContain('/r/')
    const again = await startInstant(ctx, { handle })
    expect(again.session.code).toEqual(session.code)
    const other = await startInstant(ctx, {})
    expect(other.session.code).not.toEqual(session.code)
  })

  test('sees nothing of what came of it before the address is confirmed, and all of it after', async () => {
    const { handle, session } = await startInstant(ctx, {})
    await recordConversion(ctx, {
      type: 'order',
      external_id: 'o1',
      friend: { external_id: 'ben', name: 'Ben Best' },
      amount: 5000,
      asset: 'CNY',
      code: session.code!.alias,
    })
    const before = await startInstant(ctx, { handle })
    expect(before.session).toMatchObject({
      friends: [],
      rewards: [],
      balances: [],
      counts: { clicks: 0, friends: 0, approved: 0 },
    })

    await sendSignInLink(ctx, { handle, email: 'alice@example.com' })
    const letter = await mail()
    expect(letter).toMatchObject({
      subject: 'Your link to Cloud & Pine',
      from: { name: 'Cloud & Pine', address: 'mail@goodword.example' },
      to: [{ address: 'alice@example.com' }],
    })
    expect(letter?.html).toContain('Cloud &#38; Pine')
    expect(letter?.text).not.toContain('alice')

    const { identity, renewal } = await confirmSignIn(ctx, { token: tokenIn(letter) })
    const customer = await customerOf(identity)
    const shown = await getWidgetSession({ ...ctx, customer }, {})
    expect(shown.code).toEqual(session.code)
    expect(shown.friends).toMatchObject([{ name: 'Ben B.' }])
    expect(shown.rewards).toHaveLength(1)
    expect(await customerOf((await renewIdentity(ctx, { renewal })).identity)).toEqual(customer)
  })

  test('cannot refer themselves by the address that they confirmed', async () => {
    const { handle, session } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'Alice@Example.com' })
    await confirmSignIn(ctx, { token: tokenIn(await mail()) })
    const { outcomes } = await recordConversion(ctx, {
      type: 'order',
      external_id: 'own',
      friend: { external_id: 'alice-of-the-shop', email: 'alice@example.com' },
      amount: 5000,
      asset: 'CNY',
      code: session.code!.alias,
    })
    expect(outcomes.flatMap(({ rewards }) => rewards)).toEqual([])
  })

  test('is the participant who holds the address already, and staff see that there are two', async () => {
    await upsertParticipant(ctx, { external_id: 'known', email: 'known@example.com' })
    const { handle } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'known@example.com' })
    const { identity } = await confirmSignIn(ctx, { token: tokenIn(await mail()) })
    expect((await customerOf(identity)).external_id).toBe('known')
    const [review] = await rows<{ kind: string }>(
      fresh.database.db,
      sql`select kind from reviews where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(review?.kind).toBe('identity_conflict')
  })

  test('opens a link once: of ten at the same moment one is let in', async () => {
    const { handle } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'once@example.com' })
    const token = tokenIn(await mail())
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => confirmSignIn(ctx, { token })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toEqual(refusal('sign_in_link_invalid'))
    }
  })

  test('has half an hour for it, to the millisecond', async () => {
    const { handle } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'a@example.com' })
    const first = tokenIn(await mail())
    await later(1)
    await sendSignInLink(ctx, { handle, email: 'a@example.com' })
    const second = tokenIn(await mail())
    await later(30 * MINUTE - 1)
    await expect(confirmSignIn(ctx, { token: first })).rejects.toEqual(
      refusal('sign_in_link_invalid'),
    )
    expect(await confirmSignIn(ctx, { token: second })).toMatchObject({
      identity: expect.any(String),
    })
  })

  test('is signed out for good, and an identity can be withdrawn', async () => {
    const { handle } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'out@example.com' })
    const { identity, renewal } = await confirmSignIn(ctx, { token: tokenIn(await mail()) })
    await endSignIn(ctx, { renewal })
    await expect(renewIdentity(ctx, { renewal })).rejects.toEqual(refusal('sign_in_ended'))

    const { jti } = JSON.parse(Buffer.from(identity.split('.')[1]!, 'base64url').toString())
    await revokeIdentity(ctx, { jti })
    const found = await authenticateCustomer(server, ctx.workspace, ctx.vault, identity)
    expect(found).toMatchObject({ kind: 'invalid', reason: 'revoked' })
  })

  test('gets three letters in half an hour, whoever asks, and is not told that there were no more', async () => {
    const email = 'often@example.com'
    for (let time = 0; time < 5; time++) {
      const { handle } = await startInstant(ctx, {})
      await sendSignInLink(ctx, { handle, email })
    }
    await mail()
    expect(post.received).toHaveLength(3)
  })

  test('keeps nothing readable: neither address, nor link, nor letter', async () => {
    const { handle } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'secret@example.com' })
    const waiting = await everything()
    const letter = await mail()
    const sent = await everything()
    for (const stored of [waiting, sent]) {
      expect(stored).not.toContain('secret@example.com')
      expect(stored).not.toContain(tokenIn(letter))
    }
    const [row] = await rows<{ state: string; sealed: unknown }>(
      fresh.database.db,
      sql`select state, sealed from mails where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(row).toEqual({ state: 'sent', sealed: null })
  })

  async function everything(): Promise<string> {
    const found = await rows<{ text: string }>(
      fresh.database.db,
      sql`select encode(sealed, 'escape') || m::text as text from mails m
        union all select encode(sealed_email, 'escape') || s::text from sign_ins s
        union all select encode(sealed, 'escape') || e::text from envelopes e`,
    )
    return found.map(({ text }) => text).join('\n')
  }

  test('is written to again after a server that was busy, as the same letter, and not after one that refused', async () => {
    const { handle } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'busy@example.com' })
    post.refuseWith(451)
    expect(await mail()).toBeUndefined()
    post.refuseWith(undefined)
    expect(await mail()).toBeUndefined()
    await later(5_000)
    expect((await mail())?.messageId).toMatch(/^<[\da-f-]{36}@goodword\.example>$/)

    post.received.length = 0
    await sendSignInLink(ctx, { handle, email: 'nobody@example.com' })
    post.refuseWith(550)
    await mail()
    post.refuseWith(undefined)
    await later(5 * MINUTE)
    expect(await mail()).toBeUndefined()
  })

  test('of two workers each letter is one’s', async () => {
    const { handle } = await startInstant(ctx, {})
    await sendSignInLink(ctx, { handle, email: 'two@example.com' })
    await Promise.all([sendMails(ctx), sendMails(ctx), sendMails(ctx)])
    expect(post.received).toHaveLength(1)
  })

  test('is none where the merchant takes none', async () => {
    await updateWorkspace(ctx, { instant_mode: false })
    await later()
    await expect(startInstant(ctx, {})).rejects.toEqual(refusal('instant_mode_off'))
  })

  test('has a handle that fits no other workspace', async () => {
    const { handle, session } = await startInstant(ctx, {})
    const made = await testWorkspace(server)
    await updateWorkspace(made, { instant_mode: true })
    await liveProgram(made, draft)
    const other = { ...(await nextRequest(made)), callerPrefix: '192.0.2.0/24' }
    const theirs = await startInstant(other, { handle })
    expect(theirs.handle).not.toBe(handle)
    expect(theirs.session.code).not.toEqual(session.code)
    await sendSignInLink(other, { handle, email: 'x@example.com' })
    expect(await sendMails(other)).toBe(0)
  })
})
