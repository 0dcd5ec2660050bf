import { gifts } from './gifts.ts'
import { offers } from './offers.ts'

/** What the friend's banner says. */
export const messages = {
  ...gifts,
  ...offers,
  locale: 'en',
  welcome: (advocate: string, gift: string) => `${advocate} thought of you: ${gift}`,
  welcomeSome: (gift: string) => `A friend thought of you: ${gift}`,
  bannerName: 'An offer from a friend',
  bannerCode: 'Your code',
  bannerUntil: (date: string) => `Until ${date}`,
  dismiss: 'Dismiss the offer',
  copyCode: 'Copy code',
  codeCopied: 'Code copied.',
  codeByHand: 'The code could not be copied; select it in the field.',
}
