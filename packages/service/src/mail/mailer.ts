/** What a mail says, in both forms, and to whom. */
export type Message = {
  readonly to: string
  /** The shop's name, beside the operator's address. */
  readonly fromName: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A mail with a name of its own: sent twice, it has the same one, by which readers' programs show it once. */
export type Letter = Message & { readonly id: string }

/** How sending went. `later`: nothing is known to have arrived, and it may be tried again. */
export type MailOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'later'; readonly reason: string }

/** Hands letters to whoever carries them. Never throws. */
export type Mailer = { send(letter: Letter): Promise<MailOutcome> }
