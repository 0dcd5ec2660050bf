import { basename, join } from 'node:path'
import { launchBrowser } from '@goodword/testing/browser'
import { median, note, print } from './figure.ts'
import { type Visit, visit } from './visit.ts'
import {
  bytesMax,
  firstPanel,
  sealedLoader,
  weigh,
  widgetFiles,
  widgetFolder,
} from './widget-bytes.ts'
import { openWidgetShop, peerLoader } from './widget-shop.ts'

const ROUNDS = 7
const LONG_TASK_MS = 50

/**
 * What the widget weighs, file by file, and what it costs a page to run it, beside an empty page and beside a peer's
 * loader in the same run.
 */
export async function widget(): Promise<void> {
  for (const name of widgetFiles()) {
    const part = basename(name, '.js')
    const isLoader = part === 'goodword'
    printWeight(`widget.${part}`, join(widgetFolder, name), isLoader ? bytesMax.loader : undefined)
  }
  printWeight('widget.sealed_loader', sealedLoader(), bytesMax.loader)
  printWeight('widget.peer_loader', peerLoader)
  print({
    figure: 'widget.first_panel.brotli',
    value: firstPanel(),
    unit: 'B',
    atMost: bytesMax.first_panel,
  })

  const shop = await openWidgetShop()
  const browser = await launchBrowser()
  try {
    const look = (page: string, slowdown: number) =>
      visit(browser, `${shop.address}/${page}`, slowdown)
    await printTimes(look)
    await printSlowly(look)
  } finally {
    await browser.close()
    shop.close()
  }
}

type Look = (page: string, slowdown: number) => Promise<Visit>

function printWeight(figure: string, path: string, atMost?: number): void {
  const { raw, gzip, brotli } = weigh(path)
  print({ figure: `${figure}.raw`, value: raw, unit: 'B' })
  print({ figure: `${figure}.gzip`, value: gzip, unit: 'B' })
  print({ figure: `${figure}.brotli`, value: brotli, unit: 'B', ...(atMost && { atMost }) })
}

/**
 * Times are those of the page's main thread alone, so that they are the same whatever else the machine is doing; a
 * CPU that is four times slower takes four times as long. (Chromium's emulation of one counts by the clock: while
 * others have the CPU it stretches their turns too, and a figure of 8 came out as anything from 8 to 22.)
 */
async function printTimes(look: Look): Promise<void> {
  const visits: Record<'empty' | 'panel' | 'peer' | 'number', Visit>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    visits.push({
      empty: await look('empty', 1),
      panel: await look('panel', 1),
      peer: await look('peer', 1),
      number: await look('number', 1),
    })
  }
  note(`${ROUNDS} visits`)
  // What others do to the caches of the CPU only ever adds to a thread's time: the least is nearest to the truth.
  const least = (of: (visit: (typeof visits)[number]) => number) => Math.min(...visits.map(of))
  const isLong = (slowdown: number) => (task: number) => task * slowdown >= LONG_TASK_MS

  for (const slowdown of [1, 4]) {
    const at = `cpu${slowdown}`
    const goals = slowdown === 4
    const ms = (figure: string, value: number, atMost?: number) =>
      print({
        figure: `widget.${figure}.${at}`,
        value: value * slowdown,
        unit: 'ms',
        ...(goals && atMost !== undefined && { atMost }),
      })
    ms(
      'loader.evaluation',
      least(({ panel }) => panel.evaluation('goodword.js')),
      8,
    )
    ms(
      'panel.evaluation',
      least(({ panel }) => evaluationOfPanel(panel)),
      20,
    )
    ms(
      'panel.first_drawing',
      least(({ panel }) => firstDrawing(panel)),
    )
    ms(
      'panel.story_drawing',
      least(({ panel }) => panel.scripts('panel-live-story.js')),
    )
    ms(
      'peer_loader.evaluation',
      least(({ peer }) => peer.evaluation('squatch.min.js')),
    )
    // The browser reads the formats of all languages before it writes the first number on any page.
    ms(
      'browser_reads_number_formats',
      least(({ number }) => number.evaluation('number.js')),
    )
    ms(
      'longest_task',
      least(({ panel }) => panel.tasks[0] ?? 0),
      LONG_TASK_MS,
    )
    ms(
      'empty_page.longest_task',
      least(({ empty }) => empty.tasks[0] ?? 0),
    )
    const long = (visit: Visit) => visit.tasks.filter(isLong(slowdown)).length
    print({
      figure: `widget.long_tasks_beyond_an_empty_page.${at}`,
      value: Math.max(0, least(({ panel }) => long(panel)) - least(({ empty }) => long(empty))),
      unit: 'tasks',
      atMost: 0,
    })
  }
  const beyond = (of: 'panel' | 'peer') =>
    median(visits.map(({ [of]: it, empty }) => it.heap - empty.heap))
  print({
    figure: 'widget.heap_beyond_an_empty_page',
    value: beyond('panel') / 1024,
    unit: 'KB',
  })
  print({
    figure: 'widget.peer_loader.heap_beyond_an_empty_page',
    value: beyond('peer') / 1024,
    unit: 'KB',
  })
  print({
    figure: 'widget.layout_shift.cpu1',
    value: Math.max(...visits.map(({ panel }) => panel.shift)),
    unit: 'CLS',
    atMost: 0,
  })
}

/** In slow motion things come in another order: nothing may move then either. */
async function printSlowly(look: Look): Promise<void> {
  const visits: Visit[] = []
  for (let round = 0; round < 3; round++) visits.push(await look('panel', 4))
  print({
    figure: 'widget.layout_shift.cpu4',
    value: Math.max(...visits.map(({ shift }) => shift)),
    unit: 'CLS',
    atMost: 0,
  })
  const emulated = (figure: string, of: (visit: Visit) => number) =>
    print({ figure: `widget.${figure}.emulated4`, value: median(visits.map(of)), unit: 'ms' })
  emulated('loader.evaluation', (panel) => panel.evaluation('goodword.js'))
  emulated('panel.evaluation', evaluationOfPanel)
  emulated('longest_task', (panel) => panel.tasks[0] ?? 0)
}

/** From its first line until the shape of what comes stands: a module that only defines things would cost nothing. */
function evaluationOfPanel(panel: Visit): number {
  return panel.scripts('panel.js', 'panel-en-panel.js')
}

/** From its first words until it stands: only then what comes after it is fetched. Number formats among it. */
function firstDrawing(panel: Visit): number {
  return panel.scripts('panel-en-panel.js', 'panel-live-story.js')
}
