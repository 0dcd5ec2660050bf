/** What is said to somebody whom nobody vouches for; every other language has the same keys. */
export const messages = {
  statusTitle: 'What comes of it',
  statusText: 'Your friends and rewards are shown here once your e-mail is confirmed.',
  emailLabel: 'Your e-mail',
  sendLink: 'Send me the link',
  linkSent: 'Check your mail. The link there works once, for 30 minutes.',
  linkNotSent: 'That did not work. Check the address and try again.',
  linkTooOld: 'That link was used or is too old. Ask for another here.',
  signOut: 'Sign out of this device',
}
