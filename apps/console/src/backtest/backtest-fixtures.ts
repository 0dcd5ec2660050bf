import { at, ids } from '../fixtures.ts'
import type { Backtest, Report } from './compare.ts'

// Only tests import this: what a backtest came to.

type Reward = Report['rewards'][number]

export function rewardIn(month: string, promised: number, taken_back: number): Reward {
  return {
    rule: 'voucher',
    recipient: 'advocate',
    kind: 'coupon',
    asset: 'CNY',
    month,
    granted: 1,
    promised,
    taken_back,
  }
}

export function report(rewards: Report['rewards']): Report {
  const promised = rewards.reduce((sum, one) => sum + one.promised, 0)
  const taken_back = rewards.reduce((sum, one) => sum + one.taken_back, 0)
  return {
    conversions: rewards.length,
    refunds: 0,
    verdicts: 0,
    referrals: { approved: rewards.length },
    new_customers: rewards.length,
    rewards,
    denials: [],
    budget_curve: [],
    costs:
      rewards.length === 0
        ? []
        : [
            {
              asset: 'CNY',
              promised,
              taken_back,
              net: promised - taken_back,
              per_new_customer: Math.floor((promised - taken_back) / rewards.length),
            },
          ],
    ledger: [],
    left_out: [],
  }
}

export function backtest(changes: Partial<Backtest>): Backtest {
  return {
    id: ids.job,
    program_id: ids.program,
    version: null,
    from: '1970-01-01T00:00:00.000Z',
    to: at,
    history_file_id: null,
    state: 'done',
    progress: { done: 10, total: 10 },
    report: null,
    live: null,
    difference: null,
    value: null,
    faults: [],
    created_at: at,
    finished_at: at,
    ...changes,
  }
}
