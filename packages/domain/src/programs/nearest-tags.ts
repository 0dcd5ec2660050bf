/** The tags of the reader's language, the nearest first: the same tag, then shorter ones, then siblings. */
export function nearestTags(tags: readonly string[], locale: string | null): string[] {
  if (locale === null) return []
  const wanted = locale.toLowerCase()
  const [language] = wanted.split('-')
  const nearness = (tag: string) => {
    const known = tag.toLowerCase()
    return `${wanted}-`.startsWith(`${known}-`) ? known.length : 0
  }
  return tags
    .filter((tag) => tag.toLowerCase().split('-')[0] === language)
    .sort((a, b) => nearness(b) - nearness(a))
}
