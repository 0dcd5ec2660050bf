import { useEffect, useRef, useState } from 'preact/hooks'

const usual = 640

/** How wide an element is, now and whenever that changes: a chart is drawn for it, so that its texts keep their size. */
export function useWidth<E extends HTMLElement>() {
  const place = useRef<E>(null)
  const [width, setWidth] = useState(usual)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const watch = new ResizeObserver(() => setWidth(element.clientWidth || usual))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return [place, width] as const
}
