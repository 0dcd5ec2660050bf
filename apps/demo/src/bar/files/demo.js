// Loads the newest events each time the drawer is opened.
const drawer = document.querySelector('.demo-events')
const place = document.querySelector('.demo-drawer')

drawer?.addEventListener('toggle', async () => {
  if (!drawer.open) return
  try {
    const answer = await fetch('/demo/events')
    if (!answer.ok) throw new Error(String(answer.status))
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    place.replaceChildren(...page.body.children)
  } catch {
    place.textContent = drawer.dataset.failed
  }
})

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !drawer?.open) return
  drawer.open = false
  drawer.querySelector('summary').focus()
})
