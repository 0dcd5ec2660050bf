import { createHash } from 'node:crypto'
import type { Server } from '../context.ts'

/** How long a link is good for, and a sign-in on one device. */
export const LINK_MS = 30 * 60_000
export const SESSION_MS = 30 * 86_400_000

/** 256 bits that nobody guesses: of a link, or of a device that is signed in. */
export function newSecret({ randomBytes }: Pick<Server, 'randomBytes'>): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** What is kept of it. Secrets are random, so a plain hash gives none away. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** What the address of a link is sealed as. */
export function emailLabel(hash: Buffer): string {
  return `sign-in/${hash.toString('hex')}`
}
