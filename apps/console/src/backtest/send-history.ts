import type { Client } from '@goodword/client/create-client'

export type HistoryFormat = 'csv' | 'jsonl'

// In characters; the API takes two million a part.
const partMax = 1_500_000

/** The format of a history by its name; undefined where it is neither. */
export function formatOf(name: string): HistoryFormat | undefined {
  if (/\.csv$/i.test(name)) return 'csv'
  return /\.(jsonl|ndjson)$/i.test(name) ? 'jsonl' : undefined
}

/** Uploads a history part by part as it is read, so that it need not fit into the page. Gives its id. */
export async function sendHistory(
  goodword: Client,
  file: File,
  format: HistoryFormat,
  onPart: (share: number) => void,
): Promise<string> {
  const { id } = await goodword.createHistoryFile({ body: { format } })
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let [text, part, sent] = ['', 0, 0]

  async function send(content: string): Promise<void> {
    part += 1
    await goodword.putHistoryPart({
      params: { history_file_id: id, part: String(part) },
      body: { content },
    })
    sent += new Blob([content]).size
    onPart(Math.min(1, sent / Math.max(file.size, 1)))
  }

  for (;;) {
    const { value, done } = await reader.read()
    text += value ?? ''
    while (text.length > partMax) {
      // A sign that takes two units of text is not cut in two: lines are short, and end before it.
      const end = text.lastIndexOf('\n', partMax) + 1 || partMax
      await send(text.slice(0, end))
      text = text.slice(end)
    }
    if (done) break
  }
  if (text !== '') await send(text)
  return id
}
