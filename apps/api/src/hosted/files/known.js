// Runs before the page is drawn: on a device that has a link of its own the panel has more to show, and takes its room at once.
try {
  const has = (name) => localStorage.getItem(`goodword.${name}`)
  if (has('handle') || has('renewal') || location.hash.startsWith('#sign-in='))
    document.documentElement.classList.add('known')
} catch {
  // Where storage throws there is no link of theirs either.
}
