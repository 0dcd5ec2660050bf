import { toId } from '@goodword/domain/ids'
import { type Context, dbOf } from '../context.ts'
import { currentSigningKey, referralTokenMs } from '../signing-keys/signing-keys.ts'
import type { CodeRow } from './code-body.ts'
import { shownCode } from './link-of.ts'
import { signReferralToken } from './token.ts'

/** A code as a freshly signed token, for whoever checks it without asking us; on the real clock. */
export async function referralTokenOf(
  ctx: Context,
  code: CodeRow,
  programVersion: number,
): Promise<string> {
  const { server, workspace } = ctx
  const now = server.clock()
  return signReferralToken(await currentSigningKey(server, dbOf(ctx)), {
    tokenId: Buffer.from(server.randomBytes(16)).toString('base64url'),
    issuer: server.publicUrl,
    workspace: toId('wsp', workspace.uuid),
    program: toId('prg', code.program_id),
    programVersion,
    advocate: toId('par', code.participant_id),
    code: shownCode(code.alias),
    issuedAt: new Date(now),
    expiresAt: new Date(now + referralTokenMs),
  })
}
