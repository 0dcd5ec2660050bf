/** Keeps the shape of a surface that comes. */
export function Bones() {
  return (
    <div class="sheet card" aria-busy="true">
      <div class="bone half" />
      <div class="bone" />
      <div class="bone" />
    </div>
  )
}
