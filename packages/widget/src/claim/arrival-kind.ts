/** Whether what a friend's link brought is a click token, and not a code. */
export function isClickToken(arrival: string): boolean {
  return arrival.startsWith('c1.')
}
