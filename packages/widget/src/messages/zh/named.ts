/** A friend at the head of a sentence: a name stands off from what follows, and 好友 does not. */
export function named(friend: string): string {
  return friend.endsWith('好友') ? friend : `${friend} `
}

/** A friend at the end of a phrase. */
export function spaced(friend: string): string {
  return friend.endsWith('好友') ? friend : ` ${friend}`
}

/** Something within a sentence: Latin letters stand off from Chinese ones. */
export function within(word: string): string {
  return /[A-Za-z]/.test(word) ? ` ${word} ` : word
}
