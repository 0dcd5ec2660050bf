// The shop's own script: it opens Goodword's panel, and brings a friend's offer to the checkout.
const who = document.body.dataset.person
const mine = (path) => (who ? `${path}?as=${who}` : path)

addEventListener('goodword_ready', () => {
  const { goodword } = window

  goodword.on('identity_expired', async () => {
    const answer = await fetch(mine('/shop/identity'))
    const { identity } = await answer.json()
    if (identity) goodword.identify(identity)
  })
  goodword.on('identity_needed', ({ isTapped }) => {
    if (isTapped) location.assign(mine('/shop/account'))
  })

  const form = document.querySelector('#checkout')
  if (form) bringOffer(form, goodword)
})

for (const button of document.querySelectorAll('[data-refer]')) {
  button.addEventListener('click', () => {
    // Without Goodword's script the account page still says what this is about.
    if (window.goodword) window.goodword.open()
    else location.assign(mine('/shop/account'))
  })
}

// A menu closes as one expects of a menu.
const menu = document.querySelector('.menu')
addEventListener('click', (event) => {
  if (menu.open && !menu.contains(event.target)) menu.open = false
})
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu.open) return
  menu.open = false
  menu.querySelector('summary').focus()
})

/** Fills in what the friend came with, and asks the shop what it is worth. */
async function bringOffer(form, goodword) {
  const { code, click_token, device_id } = form.elements
  goodword.on('offer_shown', (offer) => {
    if (code.value !== '') return
    code.value = offer.code
    refreshSummary(form)
  })
  form.addEventListener('submit', (event) => {
    if (!event.submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    refreshSummary(form)
  })

  const claim = await goodword.offer()
  device_id.value = claim.device_id ?? ''
  click_token.value = claim.click_token ?? ''
  if (code.value === '' && claim.code) code.value = claim.code
  if (claim.click_token || claim.code) refreshSummary(form)
}

let asked = 0

async function refreshSummary(form) {
  asked += 1
  const mineIs = asked
  const answer = await fetch(mine('/shop/summary'), { method: 'POST', body: new FormData(form) })
  // An answer to what has been asked again since is of no use.
  if (!answer.ok || answer.status === 204 || mineIs !== asked) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.querySelector('#summary')
  const summary = document.querySelector('#summary')
  if (fresh) summary.replaceChildren(...fresh.childNodes)
}
