import type { SharingMessages } from '../messages.ts'

/** What is said when sharing is opened, in German. */
export const messages: SharingMessages = {
  messageName: 'Ihre Nachricht',
  linkFollows: 'Ihr Link wird am Ende von selbst angefügt.',
  back: 'Zurück',
  posterTitle: 'Ein Bild zum Teilen',
  posterHow:
    'Speichern Sie es und schicken Sie es über WeChat. Ihr Freund drückt lange auf den Code.',
  posterScan: 'Code scannen und Angebot holen',
  posterAlt: (link) => `QR-Code von ${link}`,
  savePicture: 'Bild speichern',
  copyPicture: 'Bild kopieren',
  sharePicture: 'Bild teilen',
  pictureCopied: 'Bild kopiert.',
  printCard: 'Karte drucken',
  printBlocked: 'Die Druckseite ging nicht auf. Speichern Sie das Bild und drucken Sie es aus.',
}
