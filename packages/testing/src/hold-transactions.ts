import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

const sql = postgres(process.argv[2]!, { max: 1, connect_timeout: 3, onnotice: () => {} })

/** One after another, each open for up to 600 ms; a lost server ends them, and with them the process. */
async function hold() {
  for (;;) {
    await sql.begin(async (tx) => {
      await tx`select pg_current_xact_id()`
      await sleep(100 + Math.random() * 500)
    })
    await sleep(Math.random() * 400)
  }
}

await hold().catch(() => sql.end({ timeout: 0 }))
