/** What our mail says; every other language has the same keys. */
export const words = {
  signInSubject: (shop: string) => `Your link to ${shop}`,
  signInLead: (shop: string) => `Open this link to see your friends and rewards at ${shop}:`,
  signInButton: 'See my friends and rewards',
  signInOnce: 'It works once, for 30 minutes.',
  signInOther: 'If you did not ask for it, do nothing: without the link nobody sees anything.',
}
export type MailWords = typeof words
