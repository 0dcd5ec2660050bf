import { bare } from '../bare.ts'

type Formats = {
  NumberFormat: [Intl.NumberFormat, Intl.NumberFormatOptions]
  DateTimeFormat: [Intl.DateTimeFormat, Intl.DateTimeFormatOptions]
  PluralRules: [Intl.PluralRules, Intl.PluralRulesOptions]
  RelativeTimeFormat: [Intl.RelativeTimeFormat, Intl.RelativeTimeFormatOptions]
}

const made: Record<string, unknown> = Object.create(null)

/** A format of the browser's. Each is dear to make and asked for again with every drawing, so it is made once. */
export function format<K extends keyof Formats>(
  kind: K,
  tag: string,
  options: Formats[K][1] = {},
): Formats[K][0] {
  const name = kind + tag + JSON.stringify(options)
  const Format = Intl[kind] as new (tag: string, options: object) => Formats[K][0]
  made[name] ??= new Format(tag, bare(options))
  return made[name] as Formats[K][0]
}
