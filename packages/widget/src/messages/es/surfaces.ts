import type { SurfaceMessages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the prompt, the progress strip, the board and the terms say, in Spanish. */
export const messages: SurfaceMessages = {
  ...headline,
  promptName: 'Recomiéndanos',
  promptAfterOrder: 'Gracias por tu pedido. ¿A\u00a0quién más le gustaría?',
  promptAfterDelivery: 'Nos alegra que te guste. ¿A\u00a0quién más le gustaría?',
  notNow: 'Ahora no',
  terms: 'Condiciones',
  questions: 'Preguntas y respuestas',
  noTerms: 'Aquí aparecerán las condiciones.',
  boardName: 'Clasificación',
  boardPeriod: (start, end) => `Del ${start} al ${end}`,
  boardPlace: 'Puesto',
  boardPerson: 'Quién',
  boardCount: 'Amigos',
  boardYou: 'Tú',
  boardHidden: 'Alguien',
  boardEmpty: 'Aún no hay nadie. Con tu primer amigo te pones en cabeza.',
  boardMe: (place) => `Estás en el puesto ${place}.`,
  boardNext: (more) => `Faltan ${more} para el siguiente puesto.`,
  boardBelow: 'Estás por debajo del puesto 10\u00a0000.',
  boardSpent: 'Pedidos',
  boardShowName: 'Mostrar mi nombre aquí',
  failedTitle: 'No se ha podido cargar',
  retry: 'Reintentar',
}
