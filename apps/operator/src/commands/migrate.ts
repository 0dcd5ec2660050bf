import { migrate } from '@goodword/db/migrate'
import { type Environment, openDatabase } from '@goodword/service/open-server'

/** Brings the database to the newest schema, as its owner. */
export async function migrateCommand(_args: readonly string[], env: Environment): Promise<number> {
  const database = await openDatabase(env, 'owner')
  try {
    const ran = await migrate(database)
    console.log(ran.length === 0 ? 'The schema is up to date.' : `Applied ${ran.join(', ')}.`)
    return 0
  } finally {
    await database.close()
  }
}
