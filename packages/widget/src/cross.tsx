/** The sign for closing. */
export function Cross() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d="M18 6 6 18M6 6l12 12" fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  )
}
