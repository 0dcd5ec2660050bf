import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWindow } from '@goodword/testing/open-window'
import { ownBrowser } from '@goodword/testing/own-browser'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { DemoFile } from './demo-file.ts'
import { type DemoProcess, runDemo } from './run-demo.ts'

/** A demo and a browser for the tests of one suite, whose pages complain of nothing. */
export function ownDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-demo-'))
  const complaints: string[] = []
  let demo: DemoProcess
  beforeAll(async () => {
    demo = await runDemo(folder)
  })
  afterAll(async () => {
    await demo?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const browser = ownBrowser()
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([])
  })

  return {
    /** What the pages of a test have complained of so far, and then no more. */
    complaints,
    url: () => demo.url,
    file: (): DemoFile => JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')),
    /** A browser window of somebody's own. */
    window: (look?: Parameters<typeof openWindow>[2]) => openWindow(browser(), complaints, look),
    /** A page in somebody's window. */
    open: async (path: string, where: { newPage(): Promise<Page> }): Promise<Page> => {
      const page = await where.newPage()
      await page.goto(demo.url + path)
      return page
    },
  }
}
