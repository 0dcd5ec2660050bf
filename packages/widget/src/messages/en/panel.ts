import { headline } from './headline.ts'

/** What the panel says at once; every other language has the same keys. */
export const messages = {
  ...headline,

  howShort: 'Send it to a friend. You see here when they join and when your reward is due.',
  joinFirst: 'One tap makes your personal link.',

  yourLink: 'Your link',
  copyLink: 'Copy link',
  share: 'Share your link',
  getLink: 'Get and share my link',
  oneMoment: 'One moment…',
  notEnrolled: 'That did not work. Please try again.',

  // When things are not as they should be.
  loading: 'Loading…',
  slow: 'This takes longer than usual. Nothing is lost.',
  signInText: 'Sign in to the shop, and your personal link is ready here.',
  signIn: 'Sign in',
  expiredText: 'Your sign-in has run out and is being renewed.',
  offlineTitle: 'You are offline',
  offlineText: 'This comes back by itself when you are connected.',
  failedTitle: 'This could not be loaded',
  failedText: 'Your link, friends and rewards are safe.',
  restingTitle: 'There is no offer just now',
  restingText: 'What you have earned stays yours.',
  retry: 'Try again',
  close: 'Close',
}
