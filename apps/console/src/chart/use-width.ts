import { useLayoutEffect, useRef, useState } from 'preact/hooks'

const usual = 640

/** How wide an element is, now and whenever that changes: a chart is drawn for it, so that its texts keep their size. */
export function useWidth<E extends HTMLElement>() {
  const place = useRef<E>(null)
  const [width, setWidth] = useState(usual)
  // Before it is painted, so that it is never seen in another width first.
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => setWidth(element.clientWidth || usual)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return [place, width] as const
}
