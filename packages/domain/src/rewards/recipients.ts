/** Who may be given something: `upline_2` is the advocate's own advocate in the program, `upline_3` theirs. */
export const recipients = ['advocate', 'friend', 'upline_2', 'upline_3'] as const

export type Recipient = (typeof recipients)[number]

/** Whose limits hold for a recipient: whoever is above an advocate is one as well. */
export function limitedAs(recipient: Recipient): 'advocate' | 'friend' {
  return recipient === 'friend' ? 'friend' : 'advocate'
}
