import { Refusal } from '@goodword/contract/errors'

/** Reads a body, up to a size. An empty one is no body; one that is there must be JSON, and not compressed. */
export async function readBody(
  request: Request,
  bytesMax: number,
): Promise<Uint8Array | undefined> {
  const { headers } = request
  const declared = headers.get('content-length')
  if (declared !== null && Number(declared) > bytesMax) throw new Refusal('body_too_large')

  const bytes = declared === null ? await readStream(request, bytesMax) : await readWhole(request)
  if (bytes.length === 0) return undefined
  if (!isJson(headers)) throw new Refusal('not_acceptable_media_type')
  return bytes
}

// HTTP holds a body to its declared length, so there is nothing to count.
async function readWhole(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer())
  } catch {
    throw new Refusal('bad_request')
  }
}

async function readStream(request: Request, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length
      if (length > bytesMax) break
      chunks.push(chunk)
    }
  } catch {
    // The caller hung up, or framed the body wrongly.
    throw new Refusal('bad_request')
  }
  if (length > bytesMax) throw new Refusal('body_too_large')
  return Buffer.concat(chunks)
}

function isJson(headers: Headers): boolean {
  const encoding = headers.get('content-encoding')
  if (encoding !== null && encoding.toLowerCase() !== 'identity') return false
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(
    headers.get('content-type') ?? '',
  )
}
