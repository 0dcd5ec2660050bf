import { type ClaimsPolicy, usualClaims } from '../programs/document/claims.ts'
import type { ProgramDocument } from '../programs/document.ts'

/** How a program answers claims by hand; undefined where it takes none. */
export function takenClaims({
  attribution,
  claims,
}: Pick<ProgramDocument, 'attribution' | 'claims'>): ClaimsPolicy | undefined {
  return attribution.evidence.includes('claim') ? (claims ?? usualClaims) : undefined
}
