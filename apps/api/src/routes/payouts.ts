import * as batches from '@goodword/contract/payout-batches'
import * as operations from '@goodword/contract/payouts'
import { approvePayoutBatch } from '@goodword/service/payouts/approve-payout-batch'
import { createPayoutBatch } from '@goodword/service/payouts/create-payout-batch'
import { discardPayoutBatch } from '@goodword/service/payouts/discard-payout-batch'
import { exportPayoutBatch } from '@goodword/service/payouts/export-payout-batch'
import { failPayout } from '@goodword/service/payouts/fail-payout'
import { importPayoutResults } from '@goodword/service/payouts/import-payout-results'
import { getPayoutBatch, listPayoutBatches } from '@goodword/service/payouts/list-payout-batches'
import { getPayout, listPayouts } from '@goodword/service/payouts/list-payouts'
import { getPayoutProvider } from '@goodword/service/payouts/read-provider'
import { retryPayout } from '@goodword/service/payouts/retry-payout'
import { sendPayoutBatch } from '@goodword/service/payouts/send-payout-batch'
import { setPayoutProvider } from '@goodword/service/payouts/set-payout-provider'
import { settlePayout } from '@goodword/service/payouts/settle-payout'
import { type Route, route } from '../route.ts'

/** The operations of payouts. */
export const payouts: readonly Route[] = [
  route(batches.createPayoutBatch, createPayoutBatch),
  route(batches.listPayoutBatches, listPayoutBatches),
  route(batches.getPayoutBatch, getPayoutBatch),
  route(batches.approvePayoutBatch, approvePayoutBatch),
  route(batches.discardPayoutBatch, discardPayoutBatch),
  route(batches.sendPayoutBatch, sendPayoutBatch),
  route(batches.exportPayoutBatch, exportPayoutBatch),
  route(operations.listPayouts, listPayouts),
  route(operations.getPayout, getPayout),
  route(operations.settlePayout, settlePayout),
  route(operations.failPayout, failPayout),
  route(operations.retryPayout, retryPayout),
  route(operations.importPayoutResults, importPayoutResults),
  route(operations.getPayoutProvider, getPayoutProvider),
  route(operations.setPayoutProvider, setPayoutProvider),
]
