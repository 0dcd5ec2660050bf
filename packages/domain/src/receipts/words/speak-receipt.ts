import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { ja } from './ja.ts'
import type { Format, ReceiptWords } from './receipt-words.ts'
import { zh } from './zh.ts'

/** The words of a language, with how it writes amounts, counts and days in the workspace's zone. */
export type ReceiptSpeech = { readonly words: ReceiptWords; readonly format: Format }

/** The languages that receipts speak. */
export const receiptLanguages = { en, zh, ja, de, es, ar } as const

/** Speaks the language of a tag such as "de-AT", and English to whoever reads another. */
export function speakReceipt(locale: string, timeZone: string): ReceiptSpeech {
  const language = locale.toLowerCase().split('-')[0]!
  const words = Object.hasOwn(receiptLanguages, language)
    ? receiptLanguages[language as keyof typeof receiptLanguages]
    : en
  return { words, format: formatOf(words, timeZone) }
}

function formatOf({ locale, units }: ReceiptWords, timeZone: string): Format {
  const count = (number: number) => new Intl.NumberFormat(locale).format(number)
  return {
    count,
    amount: (amount, asset) => {
      if (!/^[A-Z]{3}$/.test(asset)) return units(amount, count(amount), asset)
      const format = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: asset,
        currencyDisplay: 'narrowSymbol',
      })
      // The currency's own minor units: two digits for CNY, none for JPY.
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2
      return withSymbolsWhole(format.format(amount / 10 ** digits))
    },
    day: (instant, zone = timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(
        new Date(instant),
      ),
  }
}

/** Keeps "CN¥" in its order also between letters that run from right to left. */
function withSymbolsWhole(amount: string): string {
  return amount.replace(/[A-Z]+\p{Sc}/u, '\u2066$&\u2069')
}
