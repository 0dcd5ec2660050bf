import type { ProgramDraft } from '@goodword/domain/programs/document'
import type { openApp, Shop } from '../fixtures.ts'

// Only tests import this: a merchant with a program and an advocate, made through the API as they would be.

export const browserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'

export const usualDraft: ProgramDraft = {
  name: { en: 'Tea for two', zh: '对饮' },
  rules: [
    {
      id: 'friend-offer',
      when: 'claimed',
      give: [
        {
          to: 'friend',
          kind: 'coupon',
          value: { share_basis_points: 1500, cap: 20_000, asset: 'CNY' },
          valid_days: 30,
        },
      ],
    },
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 10_000, asset: 'CNY' } }],
    },
  ],
  terms: {
    en: 'For orders of ¥99 or more.\nOne voucher a friend.',
    zh: '订单满 99 元可用。\n每位好友一张。',
  },
  faq: [
    {
      question: { en: 'When is it mine?', zh: '何时到账？' },
      answer: { en: 'When your friend’s return time is over.', zh: '好友的退货期结束之后。' },
    },
  ],
}

type Opened = Awaited<ReturnType<typeof openApp>>

/** Publishes a program; gives its id and slug. */
export async function publish(
  { ask }: Pick<Opened, 'ask'>,
  shop: Shop,
  slug: string,
  draft: ProgramDraft = usualDraft,
): Promise<string> {
  const key = shop.secretKey
  const made = await ask('POST', '/v1/programs', { key, body: { slug, draft } })
  const published = await ask('POST', `/v1/programs/${made.json.id}/publish`, {
    key,
    body: {},
    headers: { 'idempotency-key': slug },
  })
  if (published.status !== 201) throw new Error(published.text)
  return made.json.id
}

/** Enrols an advocate; gives their code as people see it, and its link. */
export async function enrol(
  { ask }: Pick<Opened, 'ask'>,
  shop: Shop,
  programId: string,
  name: string,
): Promise<{ id: string; alias: string; link: string }> {
  const key = shop.secretKey
  const body = { external_id: name, name }
  const participant = await ask('POST', '/v1/participants', { key, body })
  const code = await ask('POST', '/v1/codes', {
    key,
    body: { program_id: programId, participant_id: participant.json.id },
  })
  if (code.status !== 201) throw new Error(code.text)
  return code.json
}
