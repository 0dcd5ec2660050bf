/**
 * Carries the friend's code to the checkout: into every empty field that the page marks with
 * `data-goodword-code`. The page's own scripts hear of it as of a person's typing.
 */
export function fillCode(code: string): void {
  for (const field of document.querySelectorAll('[data-goodword-code]')) {
    if (!(field instanceof HTMLInputElement) || field.value !== '') continue
    field.value = code
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
