import type { AnswerMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What is said where a row is opened, in each language. */
export const catalogue: Catalogue<AnswerMessages> = {
  en: () => import('../messages/en/answers.ts'),
  zh: () => import('../messages/zh/answers.ts'),
  ja: () => import('../messages/ja/answers.ts'),
  de: () => import('../messages/de/answers.ts'),
  es: () => import('../messages/es/answers.ts'),
  ar: () => import('../messages/ar/answers.ts'),
}
