/**
 * Draws the first child of an element as wide as a page, and small enough to be seen whole. Tells how high
 * that makes it, since what is scaled takes its old room. Gives back what ends it.
 */
export function fitFrame(
  place: HTMLElement,
  width: number,
  onHeight: (height: number) => void,
): () => void {
  const page = place.firstElementChild as HTMLElement
  page.style.width = `${width}px`
  const fit = () => {
    const scale = Math.min(1, place.clientWidth / width)
    page.style.transform = `scale(${scale})`
    // In the middle where there is room.
    page.style.marginInlineStart = `${Math.max(0, (place.clientWidth - width * scale) / 2)}px`
    onHeight(Math.ceil(page.offsetHeight * scale))
  }
  const watch = new ResizeObserver(fit)
  watch.observe(place)
  watch.observe(page)
  return () => watch.disconnect()
}
