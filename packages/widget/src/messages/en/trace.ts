/** What is said of all that happened with a friend, from the shared link on. */
export const messages = {
  traceTitle: 'What happened so far',
  traceOf: (friend: string) => `You and ${friend}`,
  sharedBy: (channel: string) => `You shared your link by ${channel}`,
  sharedLink: 'You shared your link',
  lastSharedBy: (friend: string, channel: string) =>
    `The last time that you shared your link before ${friend} came, by ${channel}`,
  lastShared: (friend: string) => `The last time that you shared your link before ${friend} came`,
  traceOpened: (friend: string) => `${friend} opened your link`,
  traceOpenedBy: (friend: string, channel: string) => `${friend} opened your link from ${channel}`,
  traceClaimed: 'You asked about the order',
  traceBegan: (friend: string) => `${friend} is with you in the program`,
  actSignup: (friend: string) => `${friend} signed up`,
  actOrder: (friend: string) => `${friend} bought`,
  actRenewal: (friend: string) => `${friend} renewed`,
  actOther: (friend: string) => `${friend} took a step that may count`,
  traceReward: (value: string, state: string) => `Your reward, ${value}: ${state}`,
  traceAppeals: {
    open: 'You objected',
    upheld: 'The shop saw that you were right',
    rejected: 'The shop looked again, and left it as it was',
  } as Readonly<Record<string, string>>,
  traceEmpty: 'Nothing is recorded yet.',
  traceFailed: 'It could not be loaded. Nothing about it has changed.',
}
