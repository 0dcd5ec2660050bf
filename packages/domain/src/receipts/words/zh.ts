import type { ReceiptWords } from './receipt-words.ts'
import { findings } from './zh/findings.ts'
import { names } from './zh/names.ts'
import { reasons } from './zh/reasons.ts'

/** 凭据的中文。 */
export const zh: ReceiptWords = {
  ...names,
  reasons,
  findings,
  locale: 'zh-CN',
  comma: '，',
  gap: '',
  heldUntil: (day) => `待生效至${day}`,
  units: (_count, said, asset) => {
    if (asset === 'points') return `${said} 积分`
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase}。`,
}
