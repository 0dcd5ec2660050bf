import type { Messages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What the panel says at once, in each language. */
export const catalogue: Catalogue<Messages> = {
  en: () => import('../messages/en/panel.ts'),
  zh: () => import('../messages/zh/panel.ts'),
  ja: () => import('../messages/ja/panel.ts'),
  de: () => import('../messages/de/panel.ts'),
  es: () => import('../messages/es/panel.ts'),
  ar: () => import('../messages/ar/panel.ts'),
}
