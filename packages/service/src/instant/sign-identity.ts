import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { SignJWT } from 'jose'
import { type Context, dbOf } from '../context.ts'
import { signingSecrets } from '../workspaces/signing-secrets.ts'

const LIVES_SECONDS = 600

/** A customer identity that we vouch for, as the merchant's server would: it is verified, and withdrawn, the same way. */
export async function signIdentity(
  ctx: Context,
  externalId: string,
): Promise<{ readonly identity: string; readonly expires_at: string }> {
  const { server, workspace, vault } = ctx
  const [newest] = await signingSecrets(server, workspace.uuid, vault, dbOf(ctx))
  if (!newest) throw new Error('a workspace without a secret that signs identities')
  const iat = Math.floor(server.clock() / 1000)
  const identity = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'goodword-identity+jwt', kid: newest.keyId })
    .setSubject(externalId)
    .setIssuer(toId('wsp', workspace.uuid))
    .setAudience('goodword')
    .setIssuedAt(iat)
    .setExpirationTime(iat + LIVES_SECONDS)
    .setJti(Buffer.from(server.randomBytes(16)).toString('base64url'))
    .sign(Buffer.from(newest.secret))
  return { identity, expires_at: toInstant((iat + LIVES_SECONDS) * 1000) }
}
