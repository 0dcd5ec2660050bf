import * as operations from '@goodword/contract/choices'
import { chooseReward } from '@goodword/service/choices/choose-reward'
import { listRewardOptions } from '@goodword/service/choices/list-reward-options'
import {
  chooseWidgetReward,
  listWidgetRewardOptions,
} from '@goodword/service/choices/widget-choices'
import { type Route, route } from '../route.ts'

/** The operations of choices. */
export const choices: readonly Route[] = [
  route(operations.listRewardOptions, listRewardOptions),
  route(operations.chooseReward, chooseReward),
  route(operations.listWidgetRewardOptions, listWidgetRewardOptions),
  route(operations.chooseWidgetReward, chooseWidgetReward),
]
