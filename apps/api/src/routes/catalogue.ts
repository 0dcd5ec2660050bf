import * as operations from '@goodword/contract/catalogue'
import { addCatalogueCodes } from '@goodword/service/catalogue/add-catalogue-codes'
import { createCatalogueItem } from '@goodword/service/catalogue/create-catalogue-item'
import { getCatalogueItem, listCatalogue } from '@goodword/service/catalogue/list-catalogue'
import { rotateFulfilmentSecret } from '@goodword/service/catalogue/rotate-fulfilment-secret'
import { updateCatalogueItem } from '@goodword/service/catalogue/update-catalogue-item'
import { type Route, route } from '../route.ts'

/** The operations of the catalogue. */
export const catalogue: readonly Route[] = [
  route(operations.createCatalogueItem, createCatalogueItem),
  route(operations.listCatalogue, listCatalogue),
  route(operations.getCatalogueItem, getCatalogueItem),
  route(operations.updateCatalogueItem, updateCatalogueItem),
  route(operations.addCatalogueCodes, addCatalogueCodes),
  route(operations.rotateFulfilmentSecret, rotateFulfilmentSecret),
]
