/** The languages besides English, each fetched by those who read it. */
export type Others<M> = Readonly<Record<'zh', () => Promise<{ messages: M }>>>

/** A language's messages, and the tag by which its amounts and dates are written. */
export type Language<M> = { readonly messages: M; readonly tag: string }

/** The language for a tag such as "zh-CN"; English where we do not speak it, or cannot fetch it. */
export async function loadLanguage<M>(
  tag: string,
  english: M,
  others: Others<M>,
): Promise<Language<M>> {
  try {
    // Throws where the page's tag is none.
    Intl.getCanonicalLocales(tag)
    if (/^zh\b/i.test(tag)) return { messages: (await others.zh()).messages, tag }
    if (/^en\b/i.test(tag)) return { messages: english, tag }
  } catch {
    // English is better than nothing.
  }
  return { messages: english, tag: 'en' }
}

/** The tag as the API takes it, or nothing where it would be refused. */
export function wireLocale(tag: string): string | undefined {
  return /^(?=.{2,35}$)[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined
}
