import { findings } from './de/findings.ts'
import { names } from './de/names.ts'
import { reasons } from './de/reasons.ts'
import type { ReceiptWords } from './receipt-words.ts'

/** What receipts say in German. */
export const de: ReceiptWords = {
  ...names,
  reasons,
  findings,
  locale: 'de-DE',
  comma: ', ',
  gap: ' ',
  heldUntil: (day) => `vorgemerkt bis ${day}`,
  units: (count, said, asset) => {
    if (asset === 'points') return count === 1 ? '1 Punkt' : `${said} Punkte`
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`,
}
