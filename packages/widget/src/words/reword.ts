/** Texts of ours said otherwise, by their names; `{1}` stands for the first thing that is filled in. */
export type OwnWords = Readonly<Record<string, string>> | null

/**
 * Our messages with those that somebody says otherwise. A name within a group is written with a dot. Names
 * that these messages do not have themselves change nothing: what the page says lies beneath them.
 */
export function reword<M extends object>(messages: M, own: OwnWords): M {
  if (!own) return messages
  const ours = messages as Record<string, unknown>
  const said = Object.create(messages)
  for (const [name, text] of Object.entries(own)) {
    const [group = '', member] = name.split('.')
    if (!Object.hasOwn(messages, group)) continue
    const one = ours[group]
    if (typeof one !== 'object') said[group] = typeof one === 'function' ? filledIn(text) : text
    else if (member && Object.hasOwn(one as object, member)) {
      if (!Object.hasOwn(said, group)) said[group] = Object.create(one)
      said[group][member] = text
    }
  }
  return said
}

function filledIn(text: string): (...given: unknown[]) => string {
  return (...given) => text.replace(/\{(\d)\}/g, (_, place) => `${given[place - 1] ?? ''}`)
}
