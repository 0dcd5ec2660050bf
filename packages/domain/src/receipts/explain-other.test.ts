import { expect, test } from 'vitest'
import type { AppealFacts } from '../appeals/decide-appeal.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { type CreditFacts, decideCredit } from '../credits/decide-credit.ts'
import { checkDocument } from '../programs/check-document.ts'
import { compileProgram } from '../programs/compile-program.ts'
import { boardTop3 } from '../programs/templates/board-top3.ts'
import { explainOther, type OtherReceipt } from './explain-other.ts'
import { tellOther, tellOtherToCustomer } from './tell-other.ts'
import { speakReceipt } from './words/speak-receipt.ts'

const checked = checkDocument(boardTop3)
if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
const program = compileProgram(checked.document, 1)
const now = '2026-03-02T09:00:00.000Z'

const credit: CreditFacts = {
  now,
  credit_id: 'crd_1',
  participant_id: 'par_ann',
  kind: 'points',
  value: { amount: 500, asset: 'points' },
  reason: 'the parcel came late',
  limits: [{ amount: 100, asset: 'points' }],
  proposed_by: { id: 'key_1', name: 'Eva' },
  approved_by: { id: 'key_2', name: 'Max' },
}
const appeal: AppealFacts = {
  now,
  appeal_id: 'apl_1',
  participant_id: 'par_ann',
  about: 'rewards',
  outcome: 'rejected',
  by: null,
  limits: [],
  proposed_by: null,
  owed: [],
}

const read = (receipt: OtherReceipt, locale: string) => {
  const speech = speakReceipt(locale, 'UTC')
  const explanation = explainOther(receipt, program)
  return {
    merchant: tellOther(explanation, speech),
    ann: tellOtherToCustomer(explanation, 'par_ann', speech, locale),
    ben: tellOtherToCustomer(explanation, 'par_ben', speech, locale),
  }
}

test('a credit by hand says who it is for, and to the merchant alone why and by whom', () => {
  const receipt = { kind: 'credit', facts: credit, result: decideCredit(credit) } as const
  const { merchant, ann, ben } = read(receipt, 'en')
  expect(merchant).toMatchObject({
    about: 'credit',
    text: 'credited by hand, by two people',
    note: 'the parcel came late',
    lines: [{ participant_id: 'par_ann', amount: 500, result: 'granted', text: 'granted' }],
  })
  expect(ann).toMatchObject({
    text: 'We credited this to you.',
    rewards: [{ amount: 500, text: 'You have it.' }],
  })
  expect(JSON.stringify(ann)).not.toContain('parcel')
  expect(ben).toBeUndefined()
})

test('an appeal that the deadline decided says so to the merchant, and what came of it to the customer', () => {
  const receipt = { kind: 'appeal', facts: appeal, result: decideAppeal(appeal) } as const
  const { merchant, ann, ben } = read(receipt, 'zh')
  expect(merchant.text).toBe('申诉不成立，到期由方案规定自动决定')
  expect(ann).toMatchObject({ text: '我们重新核查过，维持原决定。', rewards: [] })
  expect(ben).toBeUndefined()
})
