import { en } from './en.ts'
import type { Format, ReceiptWords } from './receipt-words.ts'
import { zh } from './zh.ts'

/** The words of a language, with how it writes amounts, counts and days in the workspace's zone. */
export type ReceiptSpeech = { readonly words: ReceiptWords; readonly format: Format }

/** Speaks Chinese to whoever reads any Chinese, and English to everybody else. */
export function speakReceipt(locale: string, timeZone: string): ReceiptSpeech {
  const words = /^zh\b/i.test(locale) ? zh : en
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
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    day: (instant, zone = timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(
        new Date(instant),
      ),
  }
}
