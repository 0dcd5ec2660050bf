/** What waits in a lane: an item, and who is told what became of it. */
type Waiting<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * A lane takes what many requests ask at the same moment and does it with one statement: everything that
 * waits goes as soon as the lane is free. A lone request goes at once; under load the batches grow by
 * themselves. A timer would only add latency (measured).
 */
export function createLane<Item, Result>(
  batchMax: number,
  work: (items: Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let isBusy = false

  function start(): void {
    isBusy = true
    // One turn of the event loop lets the requests of the same flight of packets come aboard.
    setImmediate(run)
  }

  function run(): void {
    const batch = waiting.length > batchMax ? waiting.splice(0, batchMax) : waiting
    if (batch === waiting) waiting = []
    work(batch.map(({ item }) => item)).then(
      (results) => {
        for (let at = 0; at < batch.length; at++) batch[at]!.resolve(results[at]!)
        next()
      },
      (error: unknown) => {
        for (const { reject } of batch) reject(error)
        next()
      },
    )
  }

  function next(): void {
    if (waiting.length > 0) start()
    else isBusy = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isBusy) start()
    })
}
