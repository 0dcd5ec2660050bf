import type { StoryMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What is said of how it works, of friends and rewards, in each language. */
export const catalogue: Catalogue<StoryMessages> = {
  en: () => import('../messages/en/story.ts'),
  zh: () => import('../messages/zh/story.ts'),
  ja: () => import('../messages/ja/story.ts'),
  de: () => import('../messages/de/story.ts'),
  es: () => import('../messages/es/story.ts'),
  ar: () => import('../messages/ar/story.ts'),
}
