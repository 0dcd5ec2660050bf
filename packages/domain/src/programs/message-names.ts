import { answerNames } from './answer-names.ts'
import { claimNames } from './claim-names.ts'
import { drawNames } from './draw-names.ts'
import type { FaultText } from './fault-words/fault-text.ts'
import { formsOf, membersOf } from './members-of.ts'

/**
 * The texts of the widget that a merchant may say otherwise, each with the names of what is filled in, in
 * the order in which the widget has them. A text of several forms has one entry a form: `#` is its number.
 */
export const messageNames: Readonly<Record<string, readonly string[]>> = {
  // What somebody gets.
  unit: ['count', 'unit'],
  upTo: ['value'],
  discount: ['off', 'percent'],
  discountOnOrder: ['off', 'percent', 'discount'],
  amountOffOrder: ['value'],
  shareOfOrder: ['percent'],
  upToCap: ['value', 'cap'],
  atFriends: ['value', 'friends'],
  everyFriends: ['value', 'friends'],
  eachFriend: ['value'],
  atSpending: ['value', 'amount'],
  donation: ['value'],
  thanks: [],
  ...formsOf('pointsCount'),
  ...formsOf('entriesCount'),
  ...formsOf('friendsCount'),
  ...formsOf('moreCount'),

  // What it is about.
  giveGet: ['give', 'get'],
  giveOnly: ['give'],
  getOnly: ['get'],
  refer: [],
  progress: ['done', 'friends', 'more', 'gift'],
  progressName: [],
  progressSpent: ['done', 'goal', 'more', 'gift'],

  // The panel, at once.
  howShort: [],
  joinFirst: [],
  howItWorks: [],
  stepSend: [],
  stepGive: ['give'],
  stepVisit: [],
  stepGet: ['get'],
  stepWatch: [],
  yourLink: [],
  copyLink: [],
  share: [],
  getLink: [],
  oneMoment: [],
  linkCopied: [],
  linkShared: [],
  linkReady: [],
  copyByHand: [],
  channelOpened: ['channel'],
  shareText: ['give'],
  shareTextPlain: [],
  mailSubject: [],
  notEnrolled: [],

  // Before an address is confirmed, and signing out after that.
  statusTitle: [],
  statusText: [],
  emailLabel: [],
  sendLink: [],
  linkSent: [],
  linkNotSent: [],
  linkTooOld: [],
  signOut: [],

  ...membersOf('channels', [
    'whatsapp',
    'sms',
    'email',
    'wechat',
    'weibo',
    'qq',
    'line',
    'telegram',
    'facebook',
    'x',
    'qr',
  ]),
  editText: [],
  clicks: [],
  joined: [],
  confirmed: [],
  balances: [],
  friends: [],
  rewards: [],
  terms: [],
  loading: [],
  slow: [],
  signInText: [],
  signIn: [],
  expiredText: [],
  offlineTitle: [],
  offlineText: [],
  failedTitle: [],
  failedText: [],
  restingTitle: [],
  restingText: [],
  retry: [],
  close: [],

  // Friends and rewards.
  someFriend: [],
  yourFriend: [],
  noFriends: [],
  ...membersOf('friendStates', [
    'queued',
    'attributed',
    'converted',
    'approved',
    'in_review',
    'denied',
    'reversed',
    'expired',
  ]),
  ...membersOf('nextSteps', ['queued', 'attributed', 'converted', 'in_review']),
  noRewards: [],
  forFriend: ['friend'],
  forFriends: ['friends'],
  forSpending: [],
  fromShop: [],
  forYou: [],
  ...membersOf('kinds', [
    'cash',
    'credit',
    'points',
    'coupon',
    'gift',
    'perk',
    'draw_entry',
    'donation',
    'message',
    'choice',
  ]),
  ...membersOf('rewardStates', [
    'held',
    'available',
    'issued',
    'redeemed',
    'cancelled',
    'reversed',
    'expired',
  ]),
  heldUntil: ['date'],
  heldUntilFor: ['date', 'friend'],
  heldOpen: [],
  underReview: [],
  availableSince: ['date'],
  availableCash: ['date'],
  issuedOn: ['date'],
  inBalance: ['date'],
  paidOn: ['date'],
  used: [],
  validUntil: ['date'],
  ...membersOf('ended', ['cancelled', 'reversed', 'expired']),
  endedOn: ['what', 'date'],
  otherReason: [],
  copyCode: [],
  codeCopied: [],
  codeByHand: [],
  hasBought: ['friend'],
  yoursOn: ['value', 'date', 'friend'],
  yoursNow: ['value'],
  yoursOpen: ['value'],

  ...membersOf('availability', [
    'queue',
    'limit_reached',
    'nothing_left',
    'full',
    'not_started',
    'paused',
    'ended',
  ]),
  opensOn: ['date'],
  countsOn: ['date'],
  beginsOn: ['date'],
  staysYours: [],
  why: [],
  details: [],
  choose: [],
  awaitsChoice: [],
  openWallet: [],
  seeDraw: [],
  drawPrize: ['prize'],
  drawHow: ['entry'],

  // Sharing, when it is opened.
  messageName: [],
  linkFollows: [],
  back: [],
  posterTitle: [],
  posterHow: [],
  posterScan: [],
  posterAlt: ['link'],
  savePicture: [],
  copyPicture: [],
  sharePicture: [],
  pictureCopied: [],
  printCard: [],
  printBlocked: [],

  // The friend's banner.
  welcome: ['advocate', 'gift'],
  welcomeSome: ['gift'],
  bannerName: [],
  bannerCode: [],
  bannerUntil: ['date'],
  dismiss: [],

  // The prompt, the progress strip, the board, terms and questions.
  promptName: [],
  promptAfterOrder: [],
  promptAfterDelivery: [],
  notNow: [],
  questions: [],
  noTerms: [],
  boardName: [],
  boardPeriod: ['start', 'end'],
  boardPlace: [],
  boardPerson: [],
  boardCount: [],
  boardYou: [],
  boardHidden: [],
  boardEmpty: [],
  boardMe: ['place'],
  boardNext: ['more'],
  boardBelow: [],
  boardSpent: [],
  boardShowName: [],

  // A row that is opened, and the wallet.
  ...answerNames,

  // A friend whom nobody sees, and what happened with one.
  ...claimNames,
  ...drawNames,
}

/** What is wrong with a merchant's text under one of these names; undefined where nothing is. */
export function messageFault(name: string, text: string): FaultText | undefined {
  const names = Object.hasOwn(messageNames, name) ? messageNames[name] : undefined
  if (!names) return 'The widget has no text of this name.'
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(
    ([, filled = '']) => !names.includes(filled),
  )
  if (!unknown) return undefined
  return names.length === 0
    ? 'Nothing is filled in here: write it without braces.'
    : `Only ${names.map((filled) => `{${filled}}`).join(', ')} can be filled in here.`
}

/** The same text with the place of each name instead of the name, as the widget takes it. */
export function numberedMessage(name: string, text: string): string {
  const names = messageNames[name] ?? []
  return text.replace(/\{([^{}]*)\}/g, (_, filled: string) => `{${names.indexOf(filled) + 1}}`)
}
