import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes the folders and files of an archive as the engine makes them (ustar) into a folder. The engine's own way
 * opens each file several times, on the thread that the rest of a start waits for.
 */
export async function unpackArchive(archive: Buffer, folder: string): Promise<void> {
  const written: Promise<void>[] = []
  for (let at = 0; at < archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + BLOCK)
    const path = join(folder, nameIn(header))
    const length = Number.parseInt(textAt(header, 124, 12), 8)
    if (header[156] === DIRECTORY) mkdirSync(path, { recursive: true, mode: 0o700 })
    else {
      const content = archive.subarray(at + BLOCK, at + BLOCK + length)
      written.push(writeFile(path, content, { mode: 0o600 }))
    }
    at += BLOCK + Math.ceil(length / BLOCK) * BLOCK
  }
  await Promise.all(written)
}

const BLOCK = 512
const DIRECTORY = '5'.charCodeAt(0)

function nameIn(header: Buffer): string {
  return `${textAt(header, 345, 155)}/${textAt(header, 0, 100)}`
}

/** What stands in a field, to its first zero. */
function textAt(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? length : end)
}
