import type { MissingFriendMessages } from '../messages/messages.ts'
import { type Fault, type Field, nothingWritten } from './claim-state.ts'

type Refused = { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] }

/** What is said of a question that was not taken, at the field where that is to blame. */
export function faultOf({ code, errors }: Refused, words: MissingFriendMessages): Fault {
  const field = errors?.map(({ pointer }) => pointer.split('/').at(-1) ?? '').find(isField)
  if (field) return { field, text: words.claimFaults[field] ?? words.claimNotSent }
  return { text: wordsFor(code, words) }
}

function isField(name: string): name is Field {
  return Object.hasOwn(nothingWritten, name)
}

function wordsFor(code: string, words: MissingFriendMessages): string {
  if (code === 'unreachable' || code === 'timeout') return words.claimUnsure
  if (code === 'claims_not_taken' || code === 'program_not_live') return words.claimsNotTaken
  if (code === 'claims_too_many') return words.claimsTooMany
  return code === 'rate_limited' ? words.claimsTooOften : words.claimNotSent
}
