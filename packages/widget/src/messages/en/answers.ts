/** What is said where a row is opened: why, what would have counted, how it went. */
export const messages = {
  looking: 'Looking it up…',
  whyFailed: 'The answer could not be loaded. Nothing about it has changed.',
  retry: 'Try again',
  nearest: 'What would have counted',
  history: 'How it went',
  began: 'Joined',
  promised: 'Promised',
  holdEnds: 'Held until',
  validTo: 'Valid until',
}
