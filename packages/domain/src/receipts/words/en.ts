import { findings } from './en/findings.ts'
import { names } from './en/names.ts'
import { reasons } from './en/reasons.ts'
import type { ReceiptWords } from './receipt-words.ts'

/** What receipts say in English. */
export const en: ReceiptWords = {
  ...names,
  reasons,
  findings,
  locale: 'en-GB',
  comma: ', ',
  gap: ' ',
  heldUntil: (day) => `held until ${day}`,
  units: (count, said, asset) => {
    if (asset === 'points') return count === 1 ? '1 point' : `${said} points`
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`,
}
