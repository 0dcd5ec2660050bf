import type { WalletMessages } from '../messages/messages.ts'
import { sayWorth } from '../words/say-worth.ts'
import type { Speech } from '../words/speech.ts'

/** An amount of something that a wallet holds: growth, entries of a draw, or what can be spent. */
export function sayHolding(
  amount: number,
  asset: string,
  entries: ReadonlySet<string>,
  speech: Speech,
  words: WalletMessages,
): string {
  const kind = entries.has(asset) ? 'draw_entry' : 'points'
  return sayWorth(kind, amount, asset, speech, words)
}
