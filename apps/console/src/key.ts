const place = 'goodword.console.key'

/** Whether a text has the form of a secret key. */
export function isSecretKey(text: string): boolean {
  return /^gw_sk_(live|sandbox)_[0-9A-Za-z]{16,64}$/.test(text)
}

/**
 * The key of this tab: one that came in the address's fragment, which no server sees, is taken out of the
 * address at once, so that neither history nor a copied link carries it.
 */
export function takeKey(): string | undefined {
  const given = /^#key=(.+)$/.exec(location.hash)?.[1]
  if (given !== undefined) {
    history.replaceState(null, '', location.pathname)
    if (isSecretKey(given)) keepKey(given)
  }
  return sessionStorage.getItem(place) ?? undefined
}

/** Kept for as long as the tab is open, and for this tab only. */
export function keepKey(key: string): void {
  sessionStorage.setItem(place, key)
}

export function forgetKey(): void {
  sessionStorage.removeItem(place)
}
