import type { InstantMessages } from '../messages.ts'

/** What is said to somebody whom nobody vouches for, in German. */
export const messages: InstantMessages = {
  statusTitle: 'Was daraus wird',
  statusText: 'Ihre Freunde und Prämien stehen hier, sobald Ihre E-Mail-Adresse bestätigt ist.',
  emailLabel: 'Ihre E-Mail-Adresse',
  sendLink: 'Link zuschicken',
  linkSent: 'Schauen Sie in Ihr Postfach. Der Link gilt einmal und 30 Minuten lang.',
  linkNotSent: 'Das hat nicht geklappt. Prüfen Sie die Adresse und versuchen Sie es noch einmal.',
  linkTooOld: 'Der Link wurde schon benutzt oder ist zu alt. Hier bekommen Sie einen neuen.',
  signOut: 'Auf diesem Gerät abmelden',
}
