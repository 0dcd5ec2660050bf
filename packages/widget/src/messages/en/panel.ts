import { plural } from '../messages.ts'
import { gifts } from './gifts.ts'

const friends = plural('en', { one: 'friend', other: 'friends' })

/** What the panel says at once; every other language has the same keys. */
export const messages = {
  ...gifts,
  locale: 'en',

  giveGet: (give: string, get: string) => `Give ${give}, get ${get}`,
  giveOnly: (give: string) => `Give your friends ${give}`,
  getOnly: (get: string) => `Refer a friend, get ${get}`,
  refer: 'Refer a friend',
  howShort: 'Send it to a friend. You see here when they join and when your reward is due.',
  joinFirst: 'One tap makes your personal link.',
  steps: (give: string | null, get: string | null) => [
    'Send your personal link to a friend.',
    give ? `Your friend gets ${give}.` : 'Your friend visits the shop with it.',
    get ? `Once it counts, you have it: ${get}.` : 'You see here how it goes.',
  ],
  howItWorks: 'How it works',
  yourLink: 'Your link',
  copyLink: 'Copy link',
  share: 'Share your link',
  getLink: 'Get and share my link',
  oneMoment: 'One moment…',
  linkCopied: 'Copied. Send it to a friend; you will see them here when they join.',
  linkShared: 'Shared. You will see your friend here when they join.',
  linkReady: 'Your link is ready. Copy it and send it to a friend.',
  copyByHand: 'The link is selected. Copy it and send it to a friend.',
  shareText: (give: string | null) =>
    give ? `I have something for you: ${give}.` : 'I can recommend this shop.',
  notEnrolled: 'That did not work. Please try again.',

  // Progress and figures.
  progress: (done: number, goal: number, gift: string) =>
    goal - done === 1
      ? `${done} of ${friends(goal)}, one more for ${gift}`
      : `${done} of ${friends(goal)}, ${goal - done} more for ${gift}`,
  progressName: 'Way to your next reward',
  clicks: 'Link opened',
  joined: 'Joined',
  confirmed: 'Confirmed',
  balances: 'Your balance:',

  // Friends.
  friends: 'Friends',
  someFriend: 'A friend',
  noFriends: 'Your friends will stand here, each with how far they are.',
  friendStates: {
    queued: 'In the queue',
    attributed: 'Joined',
    converted: 'Being confirmed',
    approved: 'Confirmed',
    in_review: 'Being checked',
    denied: 'Does not count',
    reversed: 'No longer counts',
    expired: 'Time is over',
  },

  rewards: 'Rewards',
  terms: 'Terms',

  // When things are not as they should be.
  loading: 'Loading…',
  slow: 'This takes longer than usual. Nothing is lost.',
  signInTitle: 'Refer a friend',
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
