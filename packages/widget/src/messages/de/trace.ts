import type { TraceMessages } from '../messages.ts'

/** What is said of all that happened with a friend, in German. */
export const messages: TraceMessages = {
  traceTitle: 'Was bisher geschah',
  traceOf: (friend) => `Sie und ${friend}`,
  sharedBy: (channel) => `Sie haben Ihren Link über ${channel} geteilt`,
  sharedLink: 'Sie haben Ihren Link geteilt',
  lastSharedBy: (friend, channel) => `Zuletzt geteilt, bevor ${friend} kam: über ${channel}`,
  lastShared: (friend) => `Zuletzt geteilt, bevor ${friend} kam`,
  traceOpened: (friend) => `${friend} hat Ihren Link geöffnet`,
  traceOpenedBy: (friend, channel) => `${friend} hat Ihren Link aus ${channel} geöffnet`,
  traceClaimed: 'Sie haben nach der Bestellung gefragt',
  traceBegan: (friend) => `${friend} gehört zu Ihren Freunden im Programm`,
  actSignup: (friend) => `${friend} hat sich angemeldet`,
  actOrder: (friend) => `${friend} hat gekauft`,
  actRenewal: (friend) => `${friend} hat verlängert`,
  actOther: (friend) => `${friend} ist einen Schritt weiter`,
  traceReward: (value, state) => `Ihre Prämie ${value}: ${state}`,
  traceAppeals: {
    open: 'Sie haben widersprochen',
    upheld: 'Der Shop hat Ihnen recht gegeben',
    rejected: 'Der Shop hat noch einmal nachgesehen und es so gelassen',
  },
  traceEmpty: 'Noch ist nichts geschehen.',
  traceFailed: 'Das konnte nicht geladen werden. Geändert hat sich nichts.',
}
