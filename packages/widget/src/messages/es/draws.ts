import type { DrawMessages } from '../messages.ts'

/** What is said of draws, in Spanish. */
export const messages: DrawMessages = {
  drawsTitle: 'Sorteos',
  noDraws: 'Ahora mismo no hay ningún sorteo en este programa.',
  drawOn: (date) => `Se sortea el ${date}`,
  drawnOn: (date) => `Se sorteó el ${date}`,
  ticketsCount: { one: '# participación', other: '# participaciones' },
  noEntries: 'Sin participaciones',
  noEntriesYet: 'Aún no tienes participaciones. Las condiciones dicen cómo se consiguen.',
  winnersCount: { one: '# premio', other: '# premios' },
  drawAlike: 'Todas las participaciones tienen la misma probabilidad.',
  drawWon: 'Has ganado',
  drawLost: 'Esta vez no ha salido',
  drawTook: (own, all) => `Tus participaciones: ${own} de ${all}.`,
  drawNone: 'No tenías participaciones en este sorteo.',
  drawCheck: 'Cómo puede comprobarlo cualquiera',
  drawPromise:
    'Un número secreto decide quién gana. Se fijó antes de la primera participación, y su huella es pública desde entonces.',
  drawRevealed:
    'Ahora se conoce el número: debe tener esa huella y dar exactamente estos ganadores.',
  drawCommitment: 'Huella (SHA-256)',
  drawSeed: 'El número',
  drawEntriesHash: 'Huella de todas las participaciones',
  drawHolder: 'Tú en la lista',
  drawList: 'Lista de participaciones y ganadores',
  drawsFailed: 'No se han podido cargar los sorteos. Tus participaciones están a salvo.',
}
