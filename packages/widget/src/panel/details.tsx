import { messages as english } from '../messages/en/rewards.ts'
import type { RewardMessages } from '../messages/messages.ts'
import { loadLanguage } from '../words/locale.ts'
import { RewardList } from './reward-list.tsx'

/** What the first panel does without: the rewards, and the words for why something did not count. */
export type Details = {
  readonly RewardList: typeof RewardList
  readonly words: RewardMessages
}

/** The details in a language; in English where that cannot be fetched. */
export async function loadDetails(tag: string): Promise<Details> {
  const others = { zh: () => import('../messages/zh/rewards.ts') }
  return { RewardList, words: (await loadLanguage(tag, english, others)).messages }
}
