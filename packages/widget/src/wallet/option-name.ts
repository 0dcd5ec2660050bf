import type { Speech } from '../words/speech.ts'
import type { Options } from './wallet-state.ts'

/** What an option is called: the merchant's name for it in the reader's language, else its worth. */
export function optionName(
  { label, kind, amount, asset }: Options['options'][number],
  speech: Speech,
): string {
  const own = label?.[speech.tag] ?? label?.[speech.t.locale] ?? label?.en
  return own ?? Object.values(label ?? {})[0] ?? speech.worth(kind, amount, asset)
}
