import * as operations from '@goodword/contract/deliveries'
import {
  addressDelivery,
  addressWidgetDelivery,
} from '@goodword/service/deliveries/address-delivery'
import { getDelivery, listDeliveries } from '@goodword/service/deliveries/list-deliveries'
import { moveDelivery } from '@goodword/service/deliveries/move-delivery'
import { type Route, route } from '../route.ts'

/** The operations of deliveries. */
export const deliveries: readonly Route[] = [
  route(operations.listDeliveries, listDeliveries),
  route(operations.getDelivery, getDelivery),
  route(operations.addressDelivery, addressDelivery),
  route(operations.moveDelivery, moveDelivery),
  route(operations.addressWidgetDelivery, addressWidgetDelivery),
]
