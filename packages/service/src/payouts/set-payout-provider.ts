import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { setPayoutProvider as operation } from '@goodword/contract/payouts'
import { rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { checkAddress, outgoingRules } from '../outgoing/check-address.ts'
import { secretText } from '../outgoing/sign-request.ts'
import { readProvider } from './read-provider.ts'

/** Under what the secret of a workspace's provider is sealed. */
export const providerSecretLabel = 'payout-provider'

/** Says who carries payouts out from now on. What is sent already stays with whom it was sent to. */
export function setPayoutProvider(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const url = input.kind === 'http' ? checkedUrl(ctx, input.url) : null
    const secret = url === null ? null : ctx.server.randomBytes(32)
    const sealed = secret && ctx.vault.seal(providerSecretLabel, secret)
    const before = await readProvider(ctx, unit.tx)
    unit.send(
      rows(
        unit.tx,
        sql`insert into payout_providers (workspace_id, kind, url, sealed_secret, changed_at)
          values (${ctx.workspace.uuid}::uuid, ${input.kind}, ${url}, ${sealed}, ${new Date(ctx.now)})
          on conflict (workspace_id) do update set kind = excluded.kind, url = excluded.url,
            sealed_secret = excluded.sealed_secret, changed_at = excluded.changed_at`,
      ),
    )
    noteAction(ctx, unit, {
      action: 'payout_provider.set',
      subject: toId('wsp', ctx.workspace.uuid),
      before: { kind: before.kind, url: before.url },
      after: { kind: input.kind, url },
    })
    return { kind: input.kind, url, secret: secret && secretText(secret) }
  })
}

function checkedUrl({ server }: Context, address: string): string {
  const url = checkAddress(address, outgoingRules(server))
  if (typeof url !== 'string') return url.href
  throw new Refusal('invalid_input', { fields: [{ pointer: '/url', message: faults[url] }] })
}

const faults = {
  address_malformed: 'Give an address such as "https://pay.example/payouts".',
  https_required: 'Give an https address.',
  credentials_in_address: 'Leave name and password out of the address; our calls are signed.',
  port_not_allowed: 'Use port 443 or 8443.',
  address_not_public: 'Give an address of the public internet.',
} as const
