import { mountPreview } from '/goodword/preview.js'

const draft = JSON.parse(document.querySelector('#draft').textContent)
const { locale, copied } = document.body.dataset
const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector('pre').textContent)
    const label = button.textContent
    button.textContent = copied
    setTimeout(() => {
      button.textContent = label
    }, 2000)
  })
}

document.querySelector('[data-open]').addEventListener('click', () => {
  window.goodword ??= []
  window.goodword.push(['open'])
})

for (const place of document.querySelectorAll('[data-preview]')) {
  mountPreview(place, { document: draft, locale, scheme, surface: place.dataset.preview })
}

const form = document.querySelector('.play')
form.elements.scheme.value = scheme
const place = document.querySelector('[data-play]')
const code = document.querySelector('[data-code="play"]')

/** What was chosen, as the preview takes it and as the program's document writes it. */
function chosen() {
  const { surface, state, locale: language, scheme: mode, accent, radius } = form.elements
  const theme = { accent: accent.value, radius: Number(radius.value) }
  code.textContent = JSON.stringify({ theme }, null, 2)
  return {
    document: draft,
    theme,
    locale: language.value,
    scheme: mode.value,
    surface: surface.value,
    state: state.value,
  }
}

const preview = await mountPreview(place, chosen())
form.addEventListener('input', () => preview.update(chosen()))
