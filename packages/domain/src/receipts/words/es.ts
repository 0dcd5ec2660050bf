import { findings } from './es/findings.ts'
import { names } from './es/names.ts'
import { reasons } from './es/reasons.ts'
import type { ReceiptWords } from './receipt-words.ts'

/** What receipts say in Spanish. */
export const es: ReceiptWords = {
  ...names,
  reasons,
  findings,
  locale: 'es-ES',
  comma: ', ',
  gap: ' ',
  heldUntil: (day) => `pendiente hasta el ${day}`,
  units: (count, said, asset) => {
    if (asset === 'points') return count === 1 ? '1 punto' : `${said} puntos`
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`,
}
