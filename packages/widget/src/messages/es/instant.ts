import type { InstantMessages } from '../messages.ts'

/** What is said to somebody whom nobody vouches for, in Spanish. */
export const messages: InstantMessages = {
  statusTitle: 'Qué ha pasado',
  statusText: 'Sus amistades y recompensas aparecen aquí cuando confirme su correo.',
  emailLabel: 'Su correo',
  sendLink: 'Enviarme el enlace',
  linkSent: 'Mire su correo. El enlace sirve una vez, durante 30 minutos.',
  linkNotSent: 'No ha funcionado. Revise la dirección e inténtelo de nuevo.',
  linkTooOld: 'Ese enlace ya se usó o es demasiado antiguo. Pida otro aquí.',
  signOut: 'Cerrar sesión en este dispositivo',
}
