import { en as receiptEn } from '@goodword/domain/receipts/words/en'
import type { ReceiptWords } from '@goodword/domain/receipts/words/receipt-words'
import { zh as receiptZh } from '@goodword/domain/receipts/words/zh'
import { en, type Words } from './en.ts'
import { zh } from './zh.ts'

export type Lang = 'en' | 'zh'

/** The words of a language, and how it writes amounts and days. */
export type Speech = {
  readonly lang: Lang
  readonly t: Words
  /** What is said of receipts, the same as everywhere else. */
  readonly receipt: ReceiptWords
  amount(amount: number, asset: string): string
  day(instant: string): string
  /** A reason in words; one that we have no words for stands as it is. */
  reason(code: string | null | undefined): string
}

export function speak(lang: Lang): Speech {
  const t = lang === 'zh' ? zh : en
  const receipt = lang === 'zh' ? receiptZh : receiptEn
  const reasons: Readonly<Record<string, { readonly merchant: string }>> = receipt.reasons
  return {
    lang,
    t,
    receipt,
    amount: (amount, asset) => {
      if (!/^[A-Z]{3}$/.test(asset)) return `${amount.toLocaleString(t.locale)} ${asset}`
      const format = new Intl.NumberFormat(t.locale, {
        style: 'currency',
        currency: asset,
        currencyDisplay: 'narrowSymbol',
      })
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    day: (instant) =>
      new Intl.DateTimeFormat(t.locale, { dateStyle: 'long' }).format(new Date(instant)),
    reason: (code) => {
      if (!code) return ''
      const order = /^order:(.+)$/.exec(code)?.[1]
      if (order !== undefined) return t.forOrder(shortened(order))
      return reasons[code]?.merchant ?? code
    },
  }
}

/** A merchant's own id may be as long as they like. */
function shortened(id: string): string {
  return id.length <= 16 ? id : `${id.slice(0, 8)}…${id.slice(-4)}`
}

/** The reader's language: as they last chose, else as their browser asks. */
export function readLang(): Lang {
  const chosen = sessionStorage.getItem('goodword.console.lang')
  if (chosen === 'en' || chosen === 'zh') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export function keepLang(lang: Lang): void {
  sessionStorage.setItem('goodword.console.lang', lang)
}
