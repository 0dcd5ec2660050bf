import { createClient } from '@goodword/client/create-client'
import { verifyLedgerProof } from '@goodword/client/verify-ledger-proof'

export async function checkReward(reward: string) {
  const issuer = process.env.GOODWORD!
  const goodword = createClient({ baseUrl: issuer, key: process.env.KEY! })
  const proof = await goodword.getLedgerProof({ params: { reward_id: reward } })
  // From here on nobody is asked but for the published keys: the proof may also come from a file.
  return verifyLedgerProof(proof, {
    jwks: new URL('/.well-known/jwks.json', issuer),
    issuer,
    workspace: process.env.GOODWORD_WORKSPACE_ID!,
    reward,
  })
}
