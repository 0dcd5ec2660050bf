import { expect } from 'vitest'

// Only tests import this: what somebody does on a page of the console, by the names that they read.

export function onPage(place: () => HTMLElement) {
  function field(name: string): HTMLInputElement {
    const label = [...place().querySelectorAll('label')].find(({ textContent }) =>
      textContent?.startsWith(name),
    )
    const found = label && document.getElementById(label.htmlFor)
    if (!found) throw new Error(`There is no field "${name}": ${place().textContent}`)
    return found as HTMLInputElement
  }

  function write(name: string, text: string): void {
    const input = field(name)
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }

  function choose(name: string, value: string): void {
    const select = field(name)
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  function button(name: string): HTMLButtonElement {
    const found = [...place().querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
    )
    if (!found) throw new Error(`There is no button "${name}": ${place().textContent}`)
    return found
  }

  function press(name: string): void {
    button(name).click()
  }

  function seen(text: string): Promise<void> {
    return expect.poll(() => place().textContent).toContain(text)
  }

  return { field, write, choose, button, press, seen }
}
