import type { Host } from '../host.ts'

/** The languages we speak. */
export type Tongue = 'en' | 'zh' | 'ja' | 'de' | 'es' | 'ar'

/** The words of one part in each language, each fetched by those who read it. */
export type Catalogue<M> = Readonly<Record<Tongue, () => Promise<{ messages: M }>>>

/** A language's messages, and the tag by which its amounts and dates are written. */
export type Language<M> = { readonly messages: M; readonly tag: string }

/**
 * The language for a tag such as "zh-CN"; English where we do not speak it, or cannot fetch it. On a host's page
 * with what the page says otherwise.
 */
export async function loadLanguage<M extends object>(
  asked: string,
  catalogue: Catalogue<M>,
  host?: Host,
): Promise<Language<M>> {
  const [tongue, tag] = tongueOf(asked)
  try {
    const { messages } = await catalogue[tongue]()
    const part = host?.texts && (await host.load('texts').catch(() => undefined))
    return { messages: part ? part.withPageTexts(messages, host.texts) : messages, tag }
  } catch {
    return { messages: (await catalogue.en()).messages, tag: 'en' }
  }
}

/** The language of ours that a tag asks for, and the tag to write amounts by. */
export function tongueOf(asked: string): [tongue: Tongue, tag: string] {
  const tongue = /^(en|zh|ja|de|es|ar)\b/i.exec(asked)?.[1]?.toLowerCase()
  try {
    // Throws where the page's tag is none.
    if (tongue && Intl.getCanonicalLocales(asked)) return [tongue as Tongue, asked]
  } catch {
    // English is better than nothing.
  }
  return ['en', 'en']
}

/** Which way a language is written, of those that we speak. */
export function directionOf(locale: string): 'rtl' | 'ltr' {
  return /^ar\b/i.test(locale) ? 'rtl' : 'ltr'
}

/** The tag as the API takes it, or nothing where it would be refused. */
export function wireLocale(tag: string): string | undefined {
  return /^(?=.{2,35}$)[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined
}
