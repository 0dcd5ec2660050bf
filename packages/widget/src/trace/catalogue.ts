import type { TraceMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What is said of all that happened with a friend, in each language. */
export const catalogue: Catalogue<TraceMessages> = {
  en: () => import('../messages/en/trace.ts'),
  zh: () => import('../messages/zh/trace.ts'),
  ja: () => import('../messages/ja/trace.ts'),
  de: () => import('../messages/de/trace.ts'),
  es: () => import('../messages/es/trace.ts'),
  ar: () => import('../messages/ar/trace.ts'),
}
