import { findings } from './ja/findings.ts'
import { names } from './ja/names.ts'
import { reasons } from './ja/reasons.ts'
import type { ReceiptWords } from './receipt-words.ts'

/** What receipts say in Japanese. */
export const ja: ReceiptWords = {
  ...names,
  reasons,
  findings,
  locale: 'ja-JP',
  comma: '、',
  gap: '',
  heldUntil: (day) => `${day}に確定予定`,
  units: (_count, said, asset) => {
    if (asset === 'points') return `${said}ポイント`
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase}。`,
}
