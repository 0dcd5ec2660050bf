import { foldPhone } from './fold-phone.ts'
import { toAsciiLabel } from './punycode.ts'

/** What someone can be recognised by. */
export type IdentityKind = 'email' | 'phone' | 'device' | 'external_id' | 'name'

/**
 * The one form of all spellings that reach the same mailbox or telephone.
 * Stored indexes are made of it, so for a given spelling it must never change: that is why it leans
 * on no library whose tables change from release to release. Ids of devices and of the merchant's
 * own customers are opaque, so they keep their case and spaces.
 */
export function foldIdentity(
  kind: IdentityKind,
  value: string,
  options: { readonly callingCode?: string } = {},
): string {
  if (kind === 'email') return foldEmail(value)
  // Spaces are where people put them: "Anna Lee", "ANNA  LEE" and "李 安娜" are found as they are called.
  if (kind === 'name') return plainLetters(value)
  if (kind === 'phone') return foldPhone(value, options.callingCode)
  return value.normalize('NFC')
}

function foldEmail(value: string): string {
  const plain = plainLetters(value)
  const at = plain.lastIndexOf('@')
  if (at < 0) return plain

  const domain = foldDomain(plain.slice(at + 1))
  const mailbox = withoutTag(plain.slice(0, at).replace(/^"([^"\\]*)"$/, '$1'))
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${mailbox}@${domain}`
  // Google delivers to one mailbox with or without dots, under both of its names.
  return `${mailbox.replaceAll('.', '')}@gmail.com`
}

/** Full-width, ligatures and capitals become plain letters; what takes no room is dropped. */
function plainLetters(value: string): string {
  const folded = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFKC')
  // Taking away one character may bring together two that compose, so it settles in a second round.
  return folded === value ? folded : plainLetters(folded)
}

function withoutTag(mailbox: string): string {
  const plus = mailbox.indexOf('+')
  return plus > 0 ? mailbox.slice(0, plus) : mailbox
}

function foldDomain(domain: string): string {
  return domain.replaceAll('\u3002', '.').replace(/\.+$/, '').split('.').map(toAsciiLabel).join('.')
}
