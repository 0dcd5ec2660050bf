import * as operations from '@goodword/contract/ledger'
import { getLedgerProof } from '@goodword/service/ledger/get-ledger-proof'
import { getLiability } from '@goodword/service/ledger/get-liability'
import { listCheckpoints } from '@goodword/service/ledger/list-checkpoints'
import { type Route, route } from '../route.ts'

/** The operations of the ledger. */
export const ledger: readonly Route[] = [
  route(operations.listCheckpoints, listCheckpoints),
  route(operations.getLedgerProof, getLedgerProof),
  route(operations.getLiability, getLiability),
]
