import type {
  recordConversions as batchOperation,
  recordConversion as operation,
} from '@goodword/contract/conversions'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toProblem } from '@goodword/contract/problem'
import type { Context } from '../context.ts'
import { recordedBody } from './body.ts'
import { recordConversions } from './record-conversions.ts'

/** Records one conversion that the shop's server reports. */
export async function recordConversion(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const [recorded] = await recordConversions(ctx, [input])
  if (recorded!.kind === 'refused') throw recorded!.refusal
  return recordedBody(recorded!.kind, recorded!.conversion, recorded!.decided)
}

/** Records up to a thousand at once; each has its own answer, in the order given. */
export async function recordConversionBatch(
  ctx: Context,
  input: UseCaseInput<typeof batchOperation>,
): Promise<Reply<typeof batchOperation>> {
  const recorded = await recordConversions(ctx, input.conversions)
  return {
    data: recorded.map((one) =>
      one.kind === 'refused'
        ? { status: 'refused', problem: toProblem(one.refusal) }
        : { status: 'accepted', conversion: recordedBody(one.kind, one.conversion, one.decided) },
    ),
  }
}
