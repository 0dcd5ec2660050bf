/** A friend as they are spoken of; who has no name here is a friend, and needs no title. */
export function withSan(friend: string): string {
  return friend === 'お友達' ? friend : `${friend}さん`
}
