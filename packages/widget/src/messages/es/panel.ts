import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in Spanish. */
export const messages: Messages = {
  ...headline,

  howShort: 'Envíalo a un amigo. Aquí verás cuándo se une y cuándo llega tu recompensa.',
  joinFirst: 'Con un toque se crea tu enlace personal.',

  yourLink: 'Tu enlace',
  copyLink: 'Copiar enlace',
  share: 'Compartir enlace',
  getLink: 'Crear y compartir mi enlace',
  oneMoment: 'Un momento…',
  notEnrolled: 'No ha funcionado. Inténtalo de nuevo.',

  loading: 'Cargando…',
  slow: 'Está tardando más de lo normal. No se pierde nada.',
  signInText: 'Inicia sesión en la tienda y tu enlace personal estará aquí.',
  signIn: 'Iniciar sesión',
  expiredText: 'Tu sesión ha caducado y se está renovando.',
  offlineTitle: 'No hay conexión',
  offlineText: 'Todo aparecerá en cuanto vuelva la conexión.',
  failedTitle: 'No se ha podido cargar',
  failedText: 'Tu enlace, tus amigos y tus recompensas están a salvo.',
  restingTitle: 'Ahora no hay ninguna oferta',
  restingText: 'Lo que ya has ganado sigue siendo tuyo.',
  retry: 'Reintentar',
  close: 'Cerrar',
}
