import { createTransport } from 'nodemailer'
import type { Letter, Mailer, MailOutcome } from './mailer.ts'

/**
 * Sends through any SMTP server: `smtps://name:password@mail.example:465`. The sender's address is the
 * operator's, for which that server may speak.
 */
export function smtpMailer(url: string, from: string | undefined): Mailer {
  if (from === undefined || !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) {
    throw new Error(
      'Set MAIL_FROM to the address that mail is sent from, such as mail@goodword.example.',
    )
  }
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  const domain = from.slice(from.indexOf('@') + 1)

  return {
    async send({ id, to, fromName, subject, text, html }: Letter): Promise<MailOutcome> {
      try {
        await transport.sendMail({
          from: { name: fromName, address: from },
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

/** A server's own no is final; all else may go better another time. Nothing of the letter is told. */
function outcomeOf(error: unknown): MailOutcome {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  if (typeof responseCode === 'number') {
    return { kind: responseCode >= 500 ? 'refused' : 'later', reason: `smtp_${responseCode}` }
  }
  return { kind: 'later', reason: typeof code === 'string' ? code.toLowerCase() : 'unreachable' }
}
