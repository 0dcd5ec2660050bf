import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseTar } from 'nanotar'

/**
 * Writes the folders and files of an archive of the engine into a folder. The engine's own way opens each
 * file several times, on the thread that the rest of a start waits for.
 */
export async function unpackArchive(archive: Buffer, folder: string): Promise<void> {
  const written: Promise<void>[] = []
  // Bytes of their own: the library reads from the beginning of what they lie in.
  for (const { name, type, data } of parseTar(new Uint8Array(archive))) {
    const path = join(folder, name)
    if (type === 'directory') mkdirSync(path, { recursive: true, mode: 0o700 })
    else written.push(writeFile(path, data ?? '', { mode: 0o600 }))
  }
  await Promise.all(written)
}
