import { headline } from './headline.ts'

/** What the prompt, the progress strip, the board and the terms say. */
export const messages = {
  ...headline,
  promptName: 'Recommend us',
  promptAfterOrder: 'Thank you for your order. Who else would like this?',
  promptAfterDelivery: 'Good that you like it. Who else would?',
  notNow: 'Not now',
  terms: 'Terms',
  questions: 'Questions and answers',
  noTerms: 'The terms of this program will stand here.',
  boardName: 'Leaderboard',
  boardPeriod: (start: string, end: string) => `${start} to ${end}`,
  boardPlace: 'Place',
  boardPerson: 'Who',
  boardCount: 'Friends',
  boardYou: 'You',
  boardHidden: 'Somebody',
  boardEmpty: 'Nobody stands here yet. The first friend puts you in front.',
  boardMe: (place: string) => `You are in place ${place}.`,
  boardNext: (more: string) => `The next place takes ${more} more.`,
  boardBelow: 'You are below place 10,000.',
  boardSpent: 'Orders',
  boardShowName: 'Show my name here',
  failedTitle: 'This could not be loaded',
  retry: 'Try again',
}
