import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in Spanish. */
export const messages: AnswerMessages = {
  looking: 'Buscando…',
  whyFailed: 'No se ha podido cargar la respuesta. Nada ha cambiado.',
  retry: 'Reintentar',
  nearest: 'Qué habría contado',
  history: 'Cómo ha ido',
  began: 'Se unió',
  promised: 'Prometida',
  holdEnds: 'Retenida hasta',
  validTo: 'Válida hasta',
}
