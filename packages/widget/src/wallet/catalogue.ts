import type { WalletMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** What the wallet says, in each language. */
export const catalogue: Catalogue<WalletMessages> = {
  en: () => import('../messages/en/wallet.ts'),
  zh: () => import('../messages/zh/wallet.ts'),
  ja: () => import('../messages/ja/wallet.ts'),
  de: () => import('../messages/de/wallet.ts'),
  es: () => import('../messages/es/wallet.ts'),
  ar: () => import('../messages/ar/wallet.ts'),
}
