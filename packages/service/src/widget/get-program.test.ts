import { Refusal } from '@goodword/contract/errors'
import { WidgetProgram } from '@goodword/contract/widget-program'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveProgram } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { getWidgetProgram } from './get-program.ts'
import { getWidgetSession } from './get-session.ts'

const draft: ProgramDraft = {
  name: { en: 'Give and get', zh: '送与得' },
  rules: [
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 1000, asset: 'CNY' } }],
    },
  ],
  terms: { en: 'One each.' },
  faq: [{ question: { en: 'When?', zh: '何时？' }, answer: { en: 'In a week.', zh: '一周后。' } }],
  prompt: { every_days: 7 },
  sharing: { channels: ['wechat', 'copy'] },
  theme: { accent: '#b3261e', radius: 4 },
  wording: {
    zh: { share_texts: { wechat: '送您' }, messages: { giveGet: '{get}归您，{give}归友' } },
  },
}

describeEngines('a program on a page', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  const anybody = async () => {
    const ctx = await testWorkspace(testServer(fresh.database))
    return { ...ctx, callerPrefix: '192.0.2.0/24' }
  }

  test('says to anybody what its page could print, in their language', async () => {
    const ctx = await anybody()
    const id = await liveProgram(ctx, draft)
    const told = await getWidgetProgram(ctx, { locale: 'zh-CN' })
    expect(v.is(WidgetProgram, told)).toBe(true)
    expect(told).toMatchObject({
      id,
      name: '送与得',
      friend_gift: null,
      terms: 'One each.',
      faq: [{ question: '何时？', answer: '一周后。' }],
      prompt: { after: ['order', 'delivery'], every_days: 7 },
      theme: { accent: '#b3261e', accent_text: '#ffffff', radius: 4, font: null, mode: 'auto' },
      messages: { giveGet: '{2}归您，{1}归友' },
    })
    expect((await getWidgetProgram(ctx, {})).messages).toBeNull()
  })

  test('tells a customer where to share and in which words', async () => {
    const ctx = { ...(await anybody()), customer: { external_id: 'alice' } }
    await liveProgram(ctx, draft)
    const { program } = await getWidgetSession(ctx, { locale: 'zh' })
    expect(program).toMatchObject({
      channels: ['wechat', 'copy'],
      share_texts: { wechat: '送您' },
      theme: { accent: '#b3261e' },
    })
  })

  test('is none where nothing runs', async () => {
    await expect(getWidgetProgram(await anybody(), {})).rejects.toEqual(
      new Refusal('program_not_live'),
    )
  })
})
