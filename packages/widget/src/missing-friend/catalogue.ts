import type { MissingFriendMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What is said to an advocate who does not see a friend, in each language. */
export const catalogue: Catalogue<MissingFriendMessages> = {
  en: () => import('../messages/en/missing-friend.ts'),
  zh: () => import('../messages/zh/missing-friend.ts'),
  ja: () => import('../messages/ja/missing-friend.ts'),
  de: () => import('../messages/de/missing-friend.ts'),
  es: () => import('../messages/es/missing-friend.ts'),
  ar: () => import('../messages/ar/missing-friend.ts'),
}
