import { type ClientRequest, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import {
  type AddressFault,
  AddressNotPublic,
  checkAddress,
  checkedAddresses,
  type OutgoingRules,
} from './check-address.ts'
import { signRequest } from './sign-request.ts'

/** One call to a server of the merchant's: signed, and the same id however often it is sent. */
export type OutgoingRequest = {
  readonly url: string
  readonly id: string
  readonly body: string
  readonly secret: Uint8Array
  /** The real clock; the receiver refuses what is old. */
  readonly atMs: number
}

/** What came of a call. What is not `answered` may have arrived all the same. */
export type OutgoingAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** What the receiver said; for us to read, never to be shown to anybody. */
      readonly body: string
      readonly retryAfter: string | undefined
    }
  | { readonly kind: 'failed'; readonly reason: OutgoingFailure }

export type OutgoingFailure = AddressFault | 'timed_out' | 'answer_too_large' | 'unreachable'

const SECONDS_MAX = 15
const ANSWER_BYTES_MAX = 64 * 1024

/**
 * Posts JSON to an address that a merchant gave. The name is resolved here, every address is checked,
 * and the connection goes to a checked one; redirects are answers like any other and are not followed.
 */
export async function sendSignedRequest(
  rules: OutgoingRules,
  sent: OutgoingRequest,
  millisecondsMax = SECONDS_MAX * 1000,
): Promise<OutgoingAnswer> {
  const url = checkAddress(sent.url, rules)
  if (typeof url === 'string') return { kind: 'failed', reason: url }

  const headers = {
    ...signRequest(sent.secret, sent),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(sent.body),
    'user-agent': 'Goodword/1',
    accept: 'application/json',
  }
  const open = url.protocol === 'https:' ? requestHttps : requestHttp
  // No agent: a connection kept open would outlive the check of its address.
  const request = open(url, { method: 'POST', headers, agent: false, lookup: lookupChecked(rules) })
  return readAnswer(request, sent.body, millisecondsMax)
}

/** Node's own lookup, answered with checked addresses: what was checked is what is connected to. */
export function lookupChecked(rules: OutgoingRules): LookupFunction {
  return (host, options, callback) => {
    checkedAddresses(host, rules).then(
      (found) => {
        if (options.all) callback(null, [...found])
        else callback(null, found[0]!.address, found[0]!.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    )
  }
}

function readAnswer(
  request: ClientRequest,
  body: string,
  millisecondsMax: number,
): Promise<OutgoingAnswer> {
  return new Promise((resolve) => {
    const fail = (reason: OutgoingFailure) => {
      clearTimeout(deadline)
      resolve({ kind: 'failed', reason })
      request.destroy()
    }
    // One deadline over everything: an answer that drips would outlast a limit on silence.
    const deadline = setTimeout(() => fail('timed_out'), millisecondsMax)
    const failed = (error: unknown) =>
      fail(error instanceof AddressNotPublic ? 'address_not_public' : 'unreachable')

    request.on('error', failed)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let length = 0
      response.on('error', failed)
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > ANSWER_BYTES_MAX) fail('answer_too_large')
        else chunks.push(chunk)
      })
      response.on('end', () => {
        clearTimeout(deadline)
        resolve({
          kind: 'answered',
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          retryAfter: response.headers['retry-after'],
        })
      })
    })
    request.end(body)
  })
}
