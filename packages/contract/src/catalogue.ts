import { AmountSchema, AssetSchema } from '@goodword/domain/money'
import { localized } from '@goodword/domain/programs/document/words'
import { line, paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, instantInput, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

export const itemKind = v.picklist(
  ['coupon', 'perk', 'gift', 'top_up'],
  'Use one of coupon, perk, gift, top_up.',
)

/** Something that customers spend points on. `left` is null where there is no end of it. */
export const CatalogueItem = v.strictObject({
  id: id('itm'),
  kind: itemKind,
  name: v.record(v.string(), v.string()),
  description: v.nullable(v.record(v.string(), v.string())),
  price: v.number(),
  asset: v.string(),
  stock: v.nullable(v.number()),
  left: v.nullable(v.number()),
  low_stock: v.nullable(v.number()),
  is_active: v.boolean(),
  starts_at: v.nullable(instant),
  ends_at: v.nullable(instant),
  sku: v.nullable(v.string()),
  fulfilment_url: v.nullable(v.string()),
  has_fulfilment_secret: v.boolean(),
  created_at: instant,
  updated_at: instant,
})

const count = (least: number) =>
  v.pipe(
    v.number('Give a whole number.'),
    v.integer('Give a whole number.'),
    v.minValue(least, `At least ${least}.`),
    v.maxValue(1_000_000_000, 'At most 1000000000.'),
  )

const url = v.pipe(
  v.string('Give an https address.'),
  v.maxLength(2000, 'At most 2000 characters.'),
)

const itemParams = v.strictObject({ item_id: id('itm') })

export const createCatalogueItem = operation({
  id: 'createCatalogueItem',
  method: 'POST',
  path: '/v1/catalogue',
  summary:
    'Add something to spend points on. The stock of a coupon is the codes that are uploaded for it.',
  tag: 'Catalogue',
  auth: 'secret',
  scope: 'programs:write',
  body: v.strictObject({
    kind: itemKind,
    name: localized(line(120)),
    description: v.optional(localized(paragraph(2000))),
    price: AmountSchema,
    asset: AssetSchema,
    /** How many there are; left out, there is no end of them. */
    stock: v.optional(count(0)),
    /** At how many left the merchant is warned; when nothing is left, they always are. */
    low_stock: v.optional(count(1)),
    is_active: v.optional(v.boolean(), true),
    starts_at: v.optional(instantInput),
    ends_at: v.optional(instantInput),
    /** Your own word for it, told to whoever fulfils a top-up. */
    sku: v.optional(line(120)),
    /** Of a top-up: where it is asked for. Left out, you settle it by hand. */
    fulfilment_url: v.optional(url),
  }),
  status: 201,
  reply: CatalogueItem,
  errors: ['invalid_input'],
})

export const listCatalogue = operation({
  id: 'listCatalogue',
  method: 'GET',
  path: '/v1/catalogue',
  summary: 'What points can be spent on, newest first.',
  tag: 'Catalogue',
  auth: 'secret',
  scope: 'programs:read',
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(CatalogueItem),
})

export const getCatalogueItem = operation({
  id: 'getCatalogueItem',
  method: 'GET',
  path: '/v1/catalogue/{item_id}',
  summary: 'One thing of the catalogue.',
  tag: 'Catalogue',
  auth: 'secret',
  scope: 'programs:read',
  params: itemParams,
  status: 200,
  reply: CatalogueItem,
  errors: ['item_not_found'],
})

export const updateCatalogueItem = operation({
  id: 'updateCatalogueItem',
  method: 'PATCH',
  path: '/v1/catalogue/{item_id}',
  summary: 'Change it; what is left out stays. What was redeemed before keeps its price.',
  tag: 'Catalogue',
  auth: 'secret',
  scope: 'programs:write',
  params: itemParams,
  body: v.strictObject({
    name: v.optional(localized(line(120))),
    description: v.optional(v.nullable(localized(paragraph(2000)))),
    price: v.optional(AmountSchema),
    stock: v.optional(v.nullable(count(0))),
    low_stock: v.optional(v.nullable(count(1))),
    is_active: v.optional(v.boolean()),
    starts_at: v.optional(v.nullable(instantInput)),
    ends_at: v.optional(v.nullable(instantInput)),
    sku: v.optional(v.nullable(line(120))),
    fulfilment_url: v.optional(v.nullable(url)),
  }),
  status: 200,
  reply: CatalogueItem,
  errors: ['item_not_found', 'invalid_input'],
})

export const addCatalogueCodes = operation({
  id: 'addCatalogueCodes',
  method: 'POST',
  path: '/v1/catalogue/{item_id}/codes',
  summary:
    'Upload codes for a coupon, up to 1,000 at a time. A code that is there already is left out.',
  tag: 'Catalogue',
  auth: 'secret',
  scope: 'programs:write',
  bodyMax: 256 * 1024,
  params: itemParams,
  body: v.strictObject({
    codes: v.pipe(
      v.array(line(120)),
      v.minLength(1, 'Give one code at least.'),
      v.maxLength(1000, 'At most 1000 codes at a time.'),
    ),
  }),
  status: 200,
  reply: v.strictObject({ added: v.number(), repeated: v.number(), left: v.number() }),
  errors: ['item_not_found', 'invalid_input'],
})

export const rotateFulfilmentSecret = operation({
  id: 'rotateFulfilmentSecret',
  method: 'POST',
  path: '/v1/catalogue/{item_id}/fulfilment-secret',
  summary: 'Make the secret with which we sign what we send to its fulfilment_url; shown once.',
  tag: 'Catalogue',
  auth: 'secret',
  scope: 'keys:write',
  idempotencyKey: 'required',
  showsSecret: true,
  params: itemParams,
  body: v.strictObject({}),
  status: 201,
  reply: v.strictObject({ secret: v.string() }),
  errors: ['item_not_found', 'secret_already_shown'],
})
