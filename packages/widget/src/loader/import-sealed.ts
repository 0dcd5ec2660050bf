/** A module, and what its content must hash to. */
type Sealed = readonly [address: string, integrity: string]

/**
 * Imports a module whose content is known, with those that it imports itself. `import()` itself takes no integrity,
 * but a module that was preloaded with one is not fetched again, and one that fails it cannot be imported.
 */
export async function importSealed<T>(
  address: string,
  integrity: string,
  ...beside: readonly Sealed[]
): Promise<T> {
  await Promise.all([[address, integrity] as const, ...beside].map(preload))
  return import(/* @vite-ignore */ address)
}

async function preload([address, integrity]: Sealed): Promise<void> {
  const link = document.createElement('link')
  // A browser that preloads no modules would never tell us that it has.
  if (!link.relList.supports('modulepreload')) return
  await new Promise((resolve, reject) => {
    Object.assign(link, {
      rel: 'modulepreload',
      crossOrigin: '',
      integrity,
      onload: resolve,
      onerror: reject,
      href: address,
    })
    document.head.append(link)
  }).finally(() => link.remove())
}
