import type { OperationId } from '@goodword/contract/operations'
import { peopleSamples } from './people-samples.ts'
import { programSamples } from './program-samples.ts'
import { recordSamples } from './record-samples.ts'
import { rewardSamples } from './reward-samples.ts'
import { walletSamples } from './wallet-samples.ts'
import { widgetSamples } from './widget-samples.ts'
import { workspaceSamples } from './workspace-samples.ts'
import type { SampleOf } from './world.ts'

/** One valid request for every operation; each call names things that no other names. */
export const samples: Record<OperationId, SampleOf> = {
  ...workspaceSamples,
  ...programSamples,
  ...peopleSamples,
  ...rewardSamples,
  ...walletSamples,
  ...recordSamples,
  ...widgetSamples,
}
