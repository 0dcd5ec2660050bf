/** What the hosted pages say besides the words of the widget; every other language has the same keys. */
export const words = {
  language: 'English',
  howTitle: 'How it works',
  shareTitle: 'Share your link',
  shareText: 'It takes one tap. Send it to whom you like.',
  friendTitle: 'A friend tries it',
  friendText: (gift: string) => `They are offered “${gift}”.`,
  friendTextPlain: 'They come to us by your link.',
  rewardTitle: 'You are thanked',
  rewardText: (gift: string) => `For you: ${gift}.`,
  rewardTextPlain: 'We thank you for your good word.',
  describe: (shop: string) => `Recommend ${shop} to a friend.`,
  toShop: (shop: string) => `Go to ${shop}`,
  scanTitle: 'On paper, or on another screen',
  scanText: 'Scan it with the camera of a phone.',
  print: 'Print',
  recommends: (name: string, shop: string) => `${name} recommends ${shop}`,
  recommendsSome: (shop: string) => `A friend recommends ${shop}`,
  codeByLink:
    'It applies by itself when you go to the shop from here. You can also type the code at the checkout.',
  codeByHand: 'Show this code, or type it, when you buy.',
  terms: 'Terms',
  questions: 'Questions and answers',
  restingTitle: 'There is no offer here just now',
  restingText: 'What has been promised stands. You are welcome in the shop all the same.',
  unknownTitle: 'There is nothing at this address',
  unknownText:
    'The link may be cut short or no longer valid. Whoever sent it to you can send it again.',
  troubleTitle: 'This cannot be shown just now',
  troubleText: 'Nothing is lost. Please try again in a moment.',
  languages: 'Language',
}
export type HostedWords = typeof words
