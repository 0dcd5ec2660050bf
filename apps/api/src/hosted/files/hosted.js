// What the hosted pages do besides being read: a code is copied, a card is printed. Without this script both
// buttons are not there, and the code can be selected.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false
  const code = document.getElementById(button.dataset.copy)
  const said = button.parentElement.querySelector('[role=status]')
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent.trim())
      said.textContent = button.dataset.copied
    } catch {
      // Not every page in every browser may write there: then the code is selected, ready to be copied.
      getSelection().selectAllChildren(code)
    }
  })
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
