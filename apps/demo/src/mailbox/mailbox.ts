import type { AddressInfo } from 'node:net'
import type { Mailer } from '@goodword/service/mail/mailer'
import { smtpMailer } from '@goodword/service/mail/smtp-mailer'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** Where the demo's mail arrives: a real SMTP server, which this machine alone can reach. */
export type Mailbox = {
  readonly mailer: Mailer
  /** The newest letters first. */
  letters(): readonly Email[]
  close(): Promise<void>
}

const LETTERS_MAX = 50

/** Opens the demo's post office. What arrives is kept as long as the demo runs. */
export async function openMailbox(): Promise<Mailbox> {
  let letters: readonly Email[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: 1024 * 1024,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          (letter) => {
            letters = [letter, ...letters].slice(0, LETTERS_MAX)
            done()
          },
          () => done(new Error('This letter cannot be read.')),
        )
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    mailer: smtpMailer(`smtp://127.0.0.1:${port}`, 'goodword@demo.example'),
    letters: () => letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
