import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Spanish. */
export const messages: AnswerMessages = {
  looking: 'Buscando…',
  whyFailed: 'No se ha podido cargar la respuesta. No ha cambiado nada.',
  retry: 'Reintentar',
  nearest: 'Lo que habría contado',
  history: 'Cómo ha ido',
  traceTitle: 'Lo que ha pasado hasta ahora',
  began: 'Se unió',
  promised: 'Prometida',
  holdEnds: 'Pendiente hasta',
  appeal: 'No estoy de acuerdo',
  appealText: '¿Qué debería revisar la tienda?',
  appealEvidence: 'Número de pedido u otra prueba (opcional)',
  appealSend: 'Enviar',
  appealSending: 'Un momento…',
  appealDue: (date) => `La tienda responde a más tardar el ${date}.`,
  appealLate: 'La respuesta se retrasa. Tu reclamación sigue en pie.',
  appealAnswer: 'Respuesta de la tienda',
  appealFailed: 'No se ha enviado. Tu texto sigue aquí.',
  appealNot: 'Ya no se puede reclamar.',
  validTo: 'Válida hasta',
  appealStates: {
    open: 'La tienda lo está revisando',
    upheld: 'Tenías razón',
    rejected: 'Se mantiene como estaba',
  },
}
