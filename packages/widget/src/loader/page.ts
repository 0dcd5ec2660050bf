/**
 * A member of the document as the browser made it. An element named "cookie" hides the document's own
 * member of that name, but not the one on its prototype.
 */
export function page<K extends keyof Document>(key: K): Document[K] {
  return Reflect.get(Document.prototype, key, document)
}

/** A new element, whatever the page has put in the way of `document.createElement`. */
export function element(tag: string): HTMLElement {
  return page('createElement').call(document, tag)
}
