import { workOnce } from '@goodword/service/agenda/work-agenda'
import { answerUsage, argumentOf, tell } from './child.ts'
import { openBenchServer } from './shop.ts'

/** A worker: on every word from its parent it does all that is due, and says how much that was. */
const server = openBenchServer(argumentOf<{ url: string; masterKey: string }>())
answerUsage(server.database.statementsSent)
process.on('message', async (word) => {
  if (word !== 'work') return
  let done = 0
  for (;;) {
    const more = await workOnce(server)
    if (more === undefined) break
    done += more
  }
  tell({ done })
})
tell({ isReady: true })
