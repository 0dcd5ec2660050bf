import type { InstantMessages } from '../messages.ts'

/** What is said to somebody whom nobody vouches for, in Spanish. */
export const messages: InstantMessages = {
  statusTitle: 'Cómo va todo',
  statusText: 'Tus amigos y recompensas aparecen aquí cuando confirmes tu correo.',
  emailLabel: 'Tu correo',
  sendLink: 'Enviarme el enlace',
  linkSent: 'Revisa tu correo. El enlace sirve una sola vez, durante 30 minutos.',
  linkNotSent: 'No ha funcionado. Revisa la dirección e inténtalo de nuevo.',
  linkTooOld: 'Ese enlace ya se usó o es demasiado antiguo. Pide otro aquí.',
  signOut: 'Cerrar sesión en este dispositivo',
}
