import { findings } from './ar/findings.ts'
import { names } from './ar/names.ts'
import { form, points } from './ar/nouns.ts'
import { reasons } from './ar/reasons.ts'
import type { ReceiptWords } from './receipt-words.ts'

/** What receipts say in Arabic. */
export const ar: ReceiptWords = {
  ...names,
  reasons,
  findings,
  locale: 'ar',
  comma: '، ',
  gap: ' ',
  heldUntil: (day) => `معلّقة حتى ${day}`,
  units: (count, said, asset) => {
    if (asset === 'points') return form(points, count, said)
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase}.`,
}
