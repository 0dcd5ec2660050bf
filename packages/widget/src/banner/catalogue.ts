import type { BannerMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

export const catalogue: Catalogue<BannerMessages> = {
  en: () => import('../messages/en/banner.ts'),
  zh: () => import('../messages/zh/banner.ts'),
  ja: () => import('../messages/ja/banner.ts'),
  de: () => import('../messages/de/banner.ts'),
  es: () => import('../messages/es/banner.ts'),
  ar: () => import('../messages/ar/banner.ts'),
}
