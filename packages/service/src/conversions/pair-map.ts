/**
 * A map by two ids. To join them to one text for each look-up costs more than both look-ups, and a trial does
 * a dozen for each conversion. The first has few values: a program, of which the second is somebody.
 */
export class PairMap<First, Second, Value> {
  private readonly maps = new Map<First, Map<Second, Value>>()

  get(first: First, second: Second): Value | undefined {
    return this.maps.get(first)?.get(second)
  }

  has(first: First, second: Second): boolean {
    return this.maps.get(first)?.has(second) === true
  }

  set(first: First, second: Second, value: Value): void {
    const known = this.maps.get(first)
    if (known) known.set(second, value)
    else this.maps.set(first, new Map([[second, value]]))
  }

  *values(): Generator<Value> {
    for (const map of this.maps.values()) yield* map.values()
  }
}
