/** The names of the members of a group of texts, in which nothing is filled in. */
export function membersOf(
  name: string,
  members: readonly string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(members.map((member) => [`${name}.${member}`, []]))
}
