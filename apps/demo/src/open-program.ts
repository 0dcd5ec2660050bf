import type { Client } from '@goodword/client/create-client'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { fashionVoucher } from '@goodword/domain/programs/templates/fashion-voucher'

/** What the program's own page is called. */
export const programSlug = 'tea-for-two'

/** Publishes the shop's program, as its merchant would. */
export async function openProgram(goodword: Client): Promise<string> {
  const program = await goodword.createProgram({
    body: { slug: programSlug, draft: shopDraft() },
    idempotencyKey: 'demo-program',
  })
  await goodword.publishProgram({
    params: { program_id: program.id },
    body: {},
    idempotencyKey: 'demo-program-1',
  })
  return program.id
}

/** The shop's program: a template under the shop's own words, where a friend who is not seen can be asked for. */
export function shopDraft(): ProgramDraft {
  return { ...fashionVoucher, attribution, name, wording }
}

const attribution: ProgramDraft['attribution'] = {
  ...fashionVoucher.attribution,
  evidence: ['link', 'code', 'claim'],
}

const name = { en: 'Tea for two', zh: '对饮' }

// Without a headline of its own, the friend's banner names who thought of them.
const wording = {
  en: {
    headline: 'Give 15% off, get ¥100',
    share_text: 'I buy my tea here and like it. With my link your first order is 15% off.',
    friend_text: 'For orders of ¥99 or more, up to ¥200 off. It is taken off at the checkout.',
  },
  zh: {
    headline: '送好友 85 折，您得 100 元券',
    share_text: '我常在这家买茶，用我的链接，首单 85 折。',
    friend_text: '订单满 99 元可用，最多减 200 元，结账时自动减去。',
  },
}
