import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openPostgres } from '@goodword/db/connect'
import { openEmbedded } from '@goodword/db/embedded'
import type { Server } from './context.ts'
import { smtpMailer } from './mail/smtp-mailer.ts'
import { newId } from './new-id.ts'
import { readOutgoingRules } from './outgoing/check-address.ts'
import { openMasterKey } from './vault/master-key.ts'

/** What an operator's environment says; a name that is missing has its usual meaning. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The role under which everything but migrations runs. */
export const applicationRole = 'goodword_app'

/** Where the embedded database and the key made for it lie when nothing else is said. */
export const usualFolder = '.goodword'

/** Opens the server that the environment describes: Postgres with DATABASE_URL, else the embedded database. */
export async function openServer(env: Environment): Promise<Server> {
  const database = await openDatabase(env)
  return {
    database,
    master: openMasterKey(masterSecret(env)),
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT ?? '8787'}`,
    clock: Date.now,
    newId,
    randomBytes,
    outgoing: readOutgoingRules(env),
    mailer: env.SMTP_URL ? smtpMailer(env.SMTP_URL, env.MAIL_FROM) : undefined,
  }
}

/** Opens the database under the application's role, or under its owner's for migrations. */
export function openDatabase(
  env: Environment,
  as: 'application' | 'owner' = 'application',
): Promise<Database> {
  const role = as === 'owner' ? undefined : applicationRole
  const url = env.DATABASE_URL
  if (url) return Promise.resolve(openPostgres(url, { role }))
  return openEmbedded(join(env.GOODWORD_FOLDER ?? usualFolder, 'data'), { role })
}

/**
 * The secret that everything is sealed under: from the environment, or, for the embedded database, made
 * once and kept beside it. A Postgres is shared by processes, which must all be given the same one.
 */
function masterSecret(env: Environment): string {
  if (env.GOODWORD_MASTER_KEY) return env.GOODWORD_MASTER_KEY
  if (env.DATABASE_URL) {
    throw new Error(
      'Set GOODWORD_MASTER_KEY: 32 bytes or more in base64, the same for every process.',
    )
  }
  const folder = env.GOODWORD_FOLDER ?? usualFolder
  const file = join(folder, 'master.key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return readFileSync(file, 'utf8')
}
