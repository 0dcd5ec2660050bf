import * as v from 'valibot'
import { id, instant, locale } from './fields.ts'
import { operation } from './operation.ts'
import { Gift, publishableKey } from './widget.ts'
import { widgetLook } from './widget-look.ts'

/** What a page may say of a program to anybody: what both get, the terms, when to ask for a good word. */
export const WidgetProgram = v.strictObject({
  /** The workspace's clock. */
  now: instant,
  id: id('prg'),
  version: v.number(),
  name: v.string(),
  headline: v.nullable(v.string()),
  advocate_gift: v.nullable(Gift),
  friend_gift: v.nullable(Gift),
  terms: v.nullable(v.string()),
  faq: v.array(v.strictObject({ question: v.string(), answer: v.string() })),
  /** When the customer is asked to recommend, and how many days pass at least until they are asked again. */
  prompt: v.strictObject({
    after: v.array(v.picklist(['order', 'delivery'])),
    every_days: v.number(),
  }),
  ...widgetLook,
})
export type WidgetProgram = v.InferOutput<typeof WidgetProgram>

export const getWidgetProgram = operation({
  id: 'getWidgetProgram',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/program',
  summary: 'A program as anybody may see it, signed in or not. Reads only.',
  tag: 'Widget',
  auth: 'publishable',
  params: v.strictObject({ publishable_key: publishableKey }),
  query: v.strictObject({ locale: v.optional(locale), program_id: v.optional(id('prg')) }),
  status: 200,
  reply: WidgetProgram,
  errors: ['program_not_live'],
})
