import * as transfers from '@goodword/contract/transfers'
import * as operations from '@goodword/contract/wallet'
import { transfer, transferInWidget } from '@goodword/service/transfers/transfer'
import { getStatement, getWidgetStatement } from '@goodword/service/wallet/get-statement'
import { getWidgetWallet } from '@goodword/service/wallet/get-widget-wallet'
import { listLots } from '@goodword/service/wallet/list-lots'
import { type Route, route } from '../route.ts'

/** The operations of the wallet, and of transfers from one to another. */
export const wallet: readonly Route[] = [
  route(operations.listLots, listLots),
  route(operations.getStatement, getStatement),
  route(operations.getWidgetWallet, getWidgetWallet),
  route(operations.getWidgetStatement, getWidgetStatement),
  route(transfers.transfer, transfer),
  route(transfers.transferInWidget, transferInWidget),
]
