type Props = {
  readonly said?: string
  /** Shown when it takes long. */
  readonly slow?: string | undefined
}

/** Keeps the shape of what comes. */
export function Skeleton({ said, slow }: Props) {
  return (
    <div class="panel card" aria-busy="true">
      <div class="part main">
        <p class="hidden" role="status">
          {said}
        </p>
        <div class="bone low half" />
        <div class="bone" />
        <div class="bone" />
        <p class="notice quiet" role="status">
          {slow}
        </p>
        <div class="bone low" />
        <div class="bone" />
      </div>
      <div class="part side">
        <div class="part near side-in">
          <div class="bone low half" />
          <SkeletonRows />
        </div>
      </div>
    </div>
  )
}

/** Keeps the shape of a list. */
export function SkeletonRows() {
  return (
    <>
      <div class="bone" />
      <div class="bone" />
      <div class="bone" />
    </>
  )
}
