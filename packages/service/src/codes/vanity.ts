import { aliasAlphabet } from './alias.ts'
import { isProfane } from './is-profane.ts'

/** `code` is how it is shown; `skeleton` is what must be unique in the workspace and is looked up. */
export type VanityCheck =
  | { readonly kind: 'ok'; readonly code: string; readonly skeleton: string }
  | { readonly kind: 'refused'; readonly reason: VanityRefusal }

export type VanityRefusal =
  | 'bad_characters'
  | 'too_short'
  | 'too_long'
  | 'generated_shape'
  | 'reserved'
  | 'profane'

const charactersMin = 4
const lengthMax = 20
const typedMax = 64

/** Whether a merchant or an advocate may choose this code: 4-20 letters, digits and inner dashes. */
export function checkVanity(text: string): VanityCheck {
  if (text.length > typedMax) return refused('too_long')

  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Zs}\t\r\n]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
  if (plain === '') return refused('too_short')
  if (!/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(plain)) return refused('bad_characters')
  const code = plain.toUpperCase()
  const folded = code.replaceAll('-', '')
  if (folded.length < charactersMin) return refused('too_short')
  if (code.length > lengthMax) return refused('too_long')

  if (looksGenerated(folded)) return refused('generated_shape')
  if (isReserved(code)) return refused('reserved')
  if (isProfane(code)) return refused('profane')
  return { kind: 'ok', code, skeleton: skeleton(folded) }
}

/**
 * What a code looks like at a glance: ALICE and AL1CE have one skeleton. Character by character, so
 * that generated codes keep theirs apart.
 */
export function skeleton(folded: string): string {
  return folded.replace(/[012568LQV]/g, (character) => lookAlikes[character] ?? character)
}

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '5': 'S',
  '6': 'G',
  '8': 'B',
  L: 'I',
  Q: 'O',
  V: 'U',
}

const generatedLook = new RegExp(`^[${skeleton(aliasAlphabet)}]{12}$`)

/** Wider than the shape itself: a vanity code must not pass for somebody's generated one either. */
function looksGenerated(folded: string): boolean {
  return generatedLook.test(skeleton(folded))
}

const reservedWords = new Set(
  [
    'ABUSE',
    'ADMIN',
    'ADMINISTRATOR',
    'ANONYMOUS',
    'BILLING',
    'CUSTOMERSERVICE',
    'EMPLOYEE',
    'GOODWORD',
    'HELP',
    'HELPDESK',
    'LEGAL',
    'MODERATOR',
    'NULL',
    'OFFICIAL',
    'OPERATOR',
    'OWNER',
    'PASSWORD',
    'POSTMASTER',
    'PRIVACY',
    'ROOT',
    'SECURITY',
    'SERVICE',
    'STAFF',
    'SUPPORT',
    'SYSTEM',
    'UNDEFINED',
    'WEBMASTER',
  ].map(skeleton),
)

/** As a whole or as one of its words: SUPPORT-10 speaks in our name as much as SUPPORT does. */
function isReserved(code: string): boolean {
  const looks = [code.replaceAll('-', ''), ...code.split('-')].map(skeleton)
  return looks.some((look) => reservedWords.has(look)) || looks[0]!.includes(skeleton('GOODWORD'))
}

function refused(reason: VanityRefusal): VanityCheck {
  return { kind: 'refused', reason }
}
