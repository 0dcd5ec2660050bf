/** Says something of a friend by their name, or of "your friend" where no name is known. */
export function sayOfFriend(
  name: string | null,
  yourFriend: string,
  say: (friend: string) => string,
): string {
  if (name !== null) return say(name)
  const said = say(yourFriend)
  return said.charAt(0).toUpperCase() + said.slice(1)
}
