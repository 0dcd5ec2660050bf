import type { launchBrowser } from '@goodword/testing/browser'
import { type Busy, categories, readTrace } from './visit-trace.ts'

export type Visit = Busy & {
  /** How far things moved by themselves, as CLS counts it. */
  readonly shift: number
  /** Bytes in use after everything that can go is gone. */
  readonly heap: number
}

/** One visit in a fresh profile, which also is a fresh process: nothing is warm from the visit before. */
export async function visit(
  browser: Awaited<ReturnType<typeof launchBrowser>>,
  address: string,
  slowdown: number,
): Promise<Visit> {
  // What is slow is held in a hand.
  const context = await browser.newContext(
    slowdown > 1 ? { viewport: { width: 390, height: 844 } } : {},
  )
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await browser.startTracing(page, { categories })
    await page.goto(address)
    await page.waitForTimeout(2_000 + 500 * slowdown)
    const trace = await browser.stopTracing()
    const shift = (await page.evaluate('window.shift')) as number
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage')
    return { ...readTrace(trace, address), shift, heap }
  } finally {
    await context.close()
  }
}
