import { sealLedger } from '@goodword/service/ledger/seal-ledger'
import { answerUsage, argumentOf, tell } from './child.ts'
import { openBenchServer } from './shop.ts'

/** A worker that does nothing but seal: again and again from one word to the next, or once all that there is. */
type Sealing = { readonly url: string; readonly masterKey: string; readonly workspace: string }

const { workspace, ...options } = argumentOf<Sealing>()
const server = openBenchServer(options)
const PAUSE_MS = 500
let isSealing = false

answerUsage(server.database.statementsSent)
process.on('message', async (word) => {
  if (word === 'all') tell({ sealed: await sealAll() })
  if (word === 'rest') isSealing = false
  if (word !== 'seal') return
  isSealing = true
  let sealed = 0
  while (isSealing) {
    sealed += await sealAll()
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  tell({ sealed })
})
tell({ isReady: true })

async function sealAll(): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await sealLedger(server, workspace)
    if (count === 0) return sealed
    sealed += count
  }
}
