import type { DrawMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What is said of draws, in each language. */
export const catalogue: Catalogue<DrawMessages> = {
  en: () => import('../messages/en/draws.ts'),
  zh: () => import('../messages/zh/draws.ts'),
  ja: () => import('../messages/ja/draws.ts'),
  de: () => import('../messages/de/draws.ts'),
  es: () => import('../messages/es/draws.ts'),
  ar: () => import('../messages/ar/draws.ts'),
}
