import type { Operation, Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  Context,
  CustomerContext,
  KeyedContext,
  PublicContext,
} from '@goodword/service/context'

/** An operation and the use case that does it. */
export type Route = {
  readonly operation: Operation
  readonly useCase: (ctx: Context, input: unknown) => Promise<unknown>
}

/** Ties an operation to its use case. Input and reply are the operation's, so an unfit use case does not compile. */
export function route<const O extends Operation>(
  operation: O,
  useCase: (ctx: ContextOf<O>, input: UseCaseInput<O> & object) => Promise<ReplyOf<O>>,
): Route {
  // What the operation asks for is what its requests are given: by authentication, and by parsing.
  return { operation, useCase: useCase as Route['useCase'] }
}

type ContextOf<O extends Operation> = Caller<O['auth']> &
  (O extends { keepsOwnKey: true; idempotencyKey: 'required' } ? KeyedContext : unknown)

type Caller<Auth> = Auth extends 'customer'
  ? CustomerContext
  : Auth extends 'publishable'
    ? PublicContext
    : Context

// biome-ignore lint/suspicious/noConfusingVoidType: a use case without a reply returns nothing at all.
type ReplyOf<O> = O extends { reply: unknown } ? Reply<O> : void
