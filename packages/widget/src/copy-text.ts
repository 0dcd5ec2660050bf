/**
 * Copies a text that may still be on its way. The clipboard is asked within the tap, with a promise:
 * Safari refuses it afterwards.
 */
export async function copyText(
  later: Promise<string | null | undefined>,
): Promise<'done' | 'refused'> {
  try {
    const blob = later.then((text) => {
      if (!text) throw new Error('There is nothing to copy.')
      return new Blob([text], { type: 'text/plain' })
    })
    // Where the browser knows no ClipboardItem, nobody else would take the rejection.
    blob.catch(() => undefined)
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return 'done'
  } catch {
    return copyPlainly(await later)
  }
}

async function copyPlainly(text: string | null | undefined): Promise<'done' | 'refused'> {
  if (!text) return 'refused'
  try {
    await navigator.clipboard.writeText(text)
    return 'done'
  } catch {
    return 'refused'
  }
}

/** Selects a field and copies it the old way, for pages without https; false: the customer has to. */
export function copyField(field: HTMLInputElement | null): boolean {
  if (!field) return false
  field.focus()
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  }
}
