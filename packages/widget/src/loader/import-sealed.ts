/**
 * Imports a module whose content is known. `import()` itself takes no integrity, but a module that was preloaded
 * with one is not fetched again, and one that fails it cannot be imported.
 */
export async function importSealed<T>(address: string, integrity: string): Promise<T> {
  const link = document.createElement('link')
  // A browser that preloads no modules would never tell us that it has.
  if (link.relList.supports('modulepreload')) {
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
  return import(/* @vite-ignore */ address)
}
