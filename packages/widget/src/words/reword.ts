/** Texts of ours said otherwise, by their names; `{1}` stands for the first thing that is filled in. */
export type OwnWords = Readonly<Record<string, string>> | null

/**
 * Our messages with those that somebody says otherwise. A name within a group is written with a dot. Names
 * that these messages do not have change nothing.
 */
export function reword<M extends object>(messages: M, own: OwnWords): M {
  if (!own) return messages
  const said = { ...messages } as Record<string, unknown>
  for (const [name, text] of Object.entries(own)) {
    const [group = '', member] = name.split('.')
    if (!Object.hasOwn(messages, group)) continue
    const ours = said[group]
    if (typeof ours === 'object') {
      if (member) said[group] = { ...ours, [member]: text }
    } else {
      said[group] = typeof ours === 'function' ? filledIn(text) : text
    }
  }
  return said as M
}

function filledIn(text: string): (...given: unknown[]) => string {
  return (...given) => text.replace(/\{(\d)\}/g, (_, place) => `${given[place - 1] ?? ''}`)
}
