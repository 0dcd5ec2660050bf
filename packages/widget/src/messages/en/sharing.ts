/** What is said when sharing is opened: the message before it goes, the picture, the card for a counter. */
export const messages = {
  messageName: 'Your message',
  linkFollows: 'Your link stands at the end by itself.',
  back: 'Back',
  posterTitle: 'A picture to share',
  posterHow: 'Save it and send it in WeChat. Your friend holds a finger on the code.',
  posterScan: 'Scan the code, get the offer',
  posterAlt: (link: string) => `QR code of ${link}`,
  savePicture: 'Save picture',
  copyPicture: 'Copy picture',
  sharePicture: 'Share picture',
  pictureCopied: 'Picture copied.',
  printCard: 'Print a card',
  printBlocked: 'The browser did not open the page to print. Save the picture and print that.',
}
