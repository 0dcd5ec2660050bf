/** The names of the members of a group of texts, in which nothing is filled in. */
export function membersOf(
  name: string,
  members: readonly string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(members.map((member) => [`${name}.${member}`, []]))
}

/** A text whose form goes by its number, in each of the forms that languages have. */
export function formsOf(name: string): Record<string, readonly string[]> {
  return membersOf(name, ['zero', 'one', 'two', 'few', 'many', 'other'])
}
