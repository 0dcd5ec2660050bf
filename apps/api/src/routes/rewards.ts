import * as operations from '@goodword/contract/rewards'
import { getReward, listRewards } from '@goodword/service/rewards/list-rewards'
import { markRewardPaid } from '@goodword/service/rewards/mark-reward-paid'
import { takeBackReward } from '@goodword/service/rewards/take-back-reward'
import { type Route, route } from '../route.ts'

/** The operations of rewards. */
export const rewards: readonly Route[] = [
  route(operations.listRewards, listRewards),
  route(operations.getReward, getReward),
  route(operations.markRewardPaid, markRewardPaid),
  route(operations.takeBackReward, takeBackReward),
]
