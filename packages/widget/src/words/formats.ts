import { bare } from '../bare.ts'

// A format is dear to make and asked for again with every drawing: each is made once. No page has many languages.
const made = new Map<string, unknown>()

function once<F>(tag: string, what: string, make: () => F): F {
  const name = `${tag} ${what}`
  if (!made.has(name)) made.set(name, make())
  return made.get(name) as F
}

export function numberFormat(tag: string, options: Intl.NumberFormatOptions = {}) {
  return once(
    tag,
    `${options.style} ${options.currency}`,
    () => new Intl.NumberFormat(tag, bare(options)),
  )
}

export function dayFormat(tag: string, isThisYear: boolean) {
  return once(
    tag,
    `day ${isThisYear}`,
    () =>
      new Intl.DateTimeFormat(
        tag,
        bare({ day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }),
      ),
  )
}

export function pluralRules(tag: string) {
  return once(tag, 'plural', () => new Intl.PluralRules(tag))
}
