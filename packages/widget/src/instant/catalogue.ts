import type { InstantMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What is said to somebody whom nobody vouches for, in each language. */
export const catalogue: Catalogue<InstantMessages> = {
  en: () => import('../messages/en/instant.ts'),
  zh: () => import('../messages/zh/instant.ts'),
  ja: () => import('../messages/ja/instant.ts'),
  de: () => import('../messages/de/instant.ts'),
  es: () => import('../messages/es/instant.ts'),
  ar: () => import('../messages/ar/instant.ts'),
}
