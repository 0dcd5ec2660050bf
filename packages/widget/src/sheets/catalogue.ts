import type { SharingMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What is said when sharing is opened, in each language. */
export const catalogue: Catalogue<SharingMessages> = {
  en: () => import('../messages/en/sharing.ts'),
  zh: () => import('../messages/zh/sharing.ts'),
  ja: () => import('../messages/ja/sharing.ts'),
  de: () => import('../messages/de/sharing.ts'),
  es: () => import('../messages/es/sharing.ts'),
  ar: () => import('../messages/ar/sharing.ts'),
}
