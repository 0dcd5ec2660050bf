// In this demo one browser is many people. Each stands for somebody with a device of their own, so what
// Goodword's script keeps in the browser is kept apart for each. A real shop needs nothing of this.
;(() => {
  const who = new URLSearchParams(location.search).get('as') || 'visitor'
  const storage = Storage.prototype
  const { getItem, setItem, removeItem } = storage
  const nameOf = (key, owner) => (key.startsWith('goodword.') ? `${owner}/${key}` : key)

  storage.getItem = function (key) {
    return getItem.call(this, nameOf(String(key), who))
  }
  storage.setItem = function (key, text) {
    setItem.call(this, nameOf(String(key), who), text)
  }
  storage.removeItem = function (key) {
    removeItem.call(this, nameOf(String(key), who))
  }

  try {
    // Whoever signs in has been the visitor in this window until now: the link they came by is theirs.
    const before = sessionStorage.getItem('demo.who')
    if (before === 'visitor' && who !== 'visitor') {
      for (const key of ['goodword.arrival', 'goodword.dismissed']) {
        const text = getItem.call(localStorage, nameOf(key, 'visitor'))
        if (text) localStorage.setItem(key, text)
        removeItem.call(localStorage, nameOf(key, 'visitor'))
      }
    }
    sessionStorage.setItem('demo.who', who)
  } catch {
    // A browser that keeps nothing: then there is nothing to keep apart.
  }
})()
