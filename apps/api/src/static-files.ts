import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Context } from 'hono'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const compressible = /^(text\/|application\/json|image\/svg)/

type Encoding = 'br' | 'gzip' | 'identity'

type Held = {
  readonly modifiedMs: number
  readonly tag: string
  readonly type: string
  readonly bytes: Map<Encoding, Uint8Array<ArrayBuffer>>
}

/**
 * Serves the files of a folder from memory, compressed, and reads a file again when it was replaced.
 * Undefined where there is no such file.
 */
export function staticFiles(folder: string) {
  const held = new Map<string, Held>()

  return async (
    c: Context,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response | undefined> => {
    const file = await hold(held, folder, path)
    if (!file) return undefined

    const sent: Record<string, string> = {
      'content-type': file.type,
      'cache-control': cachingOf(path),
      'x-content-type-options': 'nosniff',
      etag: file.tag,
      vary: 'Accept-Encoding',
      ...headers,
    }
    if (c.req.header('if-none-match')?.includes(file.tag)) return c.body(null, 304, sent)
    const encoding = encodingOf(c.req.header('accept-encoding') ?? '', file.type)
    if (encoding !== 'identity') sent['content-encoding'] = encoding
    return c.body(bytesIn(file, encoding), 200, sent)
  }
}

async function hold(held: Map<string, Held>, folder: string, path: string) {
  // Names only: no dots that lead elsewhere, and nothing hidden.
  if (!/^[\w@-][\w.@-]*(\/[\w@-][\w.@-]*)*$/.test(path)) return undefined
  try {
    const file = join(folder, path)
    const { mtimeMs } = await stat(file)
    const known = held.get(path)
    if (known?.modifiedMs === mtimeMs) return known

    const bytes = new Uint8Array(await readFile(file))
    const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
    const fresh: Held = {
      modifiedMs: mtimeMs,
      tag: `W/"${digest}"`,
      type: mediaTypes[extname(path)] ?? 'application/octet-stream',
      bytes: new Map([['identity', bytes]]),
    }
    held.set(path, fresh)
    return fresh
  } catch {
    // Not there, or a folder.
    return undefined
  }
}

/** What stands under a hash of its content, as a folder of the widget or in its own name, never means anything else. */
function cachingOf(path: string): string {
  return /^(goodword\/[\da-f]{8}|widget\/[\w.]+-[\da-f]{8})\/|^assets\/.*-[\w-]{8,}\.\w+$/.test(
    path,
  )
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=300, stale-while-revalidate=86400'
}

function encodingOf(accepted: string, type: string): Encoding {
  if (!compressible.test(type)) return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

function bytesIn(file: Held, encoding: Encoding): Uint8Array<ArrayBuffer> {
  const known = file.bytes.get(encoding)
  if (known) return known
  const plain = file.bytes.get('identity') as Uint8Array<ArrayBuffer>
  const compressed = new Uint8Array(
    encoding === 'br' ? brotliCompressSync(plain) : gzipSync(plain, { level: 9 }),
  )
  file.bytes.set(encoding, compressed)
  return compressed
}
