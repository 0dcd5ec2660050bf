import type { SharingMessages } from '../messages.ts'

/** What is said when sharing is opened, in Spanish. */
export const messages: SharingMessages = {
  messageName: 'Tu mensaje',
  linkFollows: 'Tu enlace se añade al final automáticamente.',
  back: 'Volver',
  posterTitle: 'Una imagen para compartir',
  posterHow: 'Guárdala y envíala por WeChat. Tu amigo solo tiene que mantener pulsado el código.',
  posterScan: 'Escanea el código y llévate la oferta',
  posterAlt: (link) => `Código QR de ${link}`,
  savePicture: 'Guardar imagen',
  copyPicture: 'Copiar imagen',
  sharePicture: 'Compartir imagen',
  pictureCopied: 'Imagen copiada.',
  printCard: 'Imprimir una tarjeta',
  printBlocked: 'El navegador no ha abierto la página de impresión. Guarda la imagen e imprímela.',
}
