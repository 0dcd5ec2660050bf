import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { FoundCode } from '../codes/find-code.ts'
import type { ClaimRow } from '../effects/recorded.ts'
import type { Book, BookedClaim, BookedFriend } from './book.ts'

/** Whether a claim is on this friend, under whichever of their participants. */
export function isOn(claim: BookedClaim, friend: BookedFriend): boolean {
  const { friend_id } = claim
  return friend_id !== null && (friend_id === friend.id || friend.sameAs.includes(friend_id))
}

/** The claim that a typed code makes, or its owner's name, on nobody yet; undefined where its program never went live. */
export function claimByCode(
  book: Book,
  code: FoundCode,
  id: Id<'clm'>,
  claimed_at: string,
  evidence: BookedClaim['evidence'] = 'code',
): BookedClaim | undefined {
  const program_id = toId('prg', code.programId)
  const program = book.programs.get(program_id)
  if (!program) return undefined
  return {
    id,
    program_id,
    program_version: program.liveVersion,
    advocate_id: toId('par', code.participantId),
    evidence,
    friend_id: null,
    counted: true,
    device_index: null,
    claimed_at,
  }
}

/** A claim as it is stored. */
export function claimRow(
  claim: BookedClaim,
  codeId: string | null,
  source: ClaimRow['source'],
): ClaimRow {
  return {
    id: uuidOf(claim.id),
    program_id: uuidOf(claim.program_id),
    program_version: claim.program_version,
    advocate_id: uuidOf(claim.advocate_id),
    code_id: codeId,
    evidence: claim.evidence,
    source,
    friend_id: claim.friend_id === null ? null : uuidOf(claim.friend_id),
    claimed_at: claim.claimed_at,
  }
}
