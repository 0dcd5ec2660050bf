import type { Forms } from '../messages/messages.ts'
import type { Speech } from './speech.ts'

/** What a reward is worth, or a balance: growth has a name of its own, and is never spent. */
export function sayWorth(
  kind: string,
  amount: number,
  asset: string,
  speech: Pick<Speech, 'count' | 'worth'>,
  words: { readonly growthCount: Forms },
): string {
  if (asset === 'growth') return speech.count(words.growthCount, amount)
  return speech.worth(kind, amount, asset)
}
