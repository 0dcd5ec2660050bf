import type { TraceMessages } from '../messages.ts'

/** What is said of all that happened with a friend, in Spanish. */
export const messages: TraceMessages = {
  traceTitle: 'Lo que ha pasado hasta ahora',
  traceOf: (friend) => `Tú y ${friend}`,
  sharedBy: (channel) => `Compartiste tu enlace por ${channel}`,
  sharedLink: 'Compartiste tu enlace',
  lastSharedBy: (friend, channel) =>
    `La última vez que compartiste tu enlace antes de que llegara ${friend}: por ${channel}`,
  lastShared: (friend) => `La última vez que compartiste tu enlace antes de que llegara ${friend}`,
  traceOpened: (friend) => `${friend} abrió tu enlace`,
  traceOpenedBy: (friend, channel) => `${friend} abrió tu enlace desde ${channel}`,
  traceClaimed: 'Preguntaste por el pedido',
  traceBegan: (friend) => `${friend} se unió al programa gracias a ti`,
  actSignup: (friend) => `${friend} se registró`,
  actOrder: (friend) => `${friend} compró`,
  actRenewal: (friend) => `${friend} renovó`,
  actOther: (friend) => `${friend} dio un paso que puede contar`,
  traceReward: (value, state) => `Tu recompensa de ${value}: ${state}`,
  traceAppeals: {
    open: 'Presentaste una reclamación',
    upheld: 'La tienda te dio la razón',
    rejected: 'La tienda lo revisó y lo dejó como estaba',
  },
  traceEmpty: 'Todavía no hay nada registrado.',
  traceFailed: 'No se ha podido cargar. No ha cambiado nada.',
}
