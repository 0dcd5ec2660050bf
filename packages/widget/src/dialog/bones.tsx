/** Keeps the shape of a list that is on its way. */
export function Bones() {
  return (
    <div class="form" aria-hidden="true">
      <div class="bone" />
      <div class="bone" />
      <div class="bone" />
    </div>
  )
}
