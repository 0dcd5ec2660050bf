import { basename, join } from 'node:path'
import { launchBrowser } from '@goodword/testing/browser'
import { median, note, print } from './figure.ts'
import { type Visit, visit } from './visit.ts'
import {
  bytesMax,
  firstPanel,
  sealedFirstPanel,
  sealedLoader,
  weigh,
  widgetFiles,
  widgetFolder,
} from './widget-bytes.ts'
import { openWidgetShop, peerLoader } from './widget-shop.ts'

const ROUNDS = 7
const SLOW_ROUNDS = 5
/** What a phone of the slower kind may be busy with, in milliseconds. */
const msMax = { loader: 8, panel: 20, task: 50 } as const

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
  for (const [figure, value] of [
    ['widget.first_panel.brotli', firstPanel()],
    ['widget.sealed_first_panel.brotli', sealedFirstPanel()],
  ] as const) {
    print({ figure, value, unit: 'B', atMost: bytesMax.first_panel })
  }

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
  const isLong = (slowdown: number) => (task: number) => task * slowdown >= msMax.task

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
      msMax.loader,
    )
    ms(
      'panel.evaluation',
      least(({ panel }) => evaluationOfPanel(panel)),
      msMax.panel,
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
      msMax.task,
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

/**
 * In slow motion things come in another order: nothing may move then either. Its times are printed as well, for they are
 * what others measure, though a busy machine makes them longer.
 */
async function printSlowly(look: Look): Promise<void> {
  const visits: Visit[] = []
  const numbers: Visit[] = []
  for (let round = 0; round < SLOW_ROUNDS; round++) {
    visits.push(await look('panel', 4))
    numbers.push(await look('number', 4))
  }
  print({
    figure: 'widget.layout_shift.cpu4',
    value: Math.max(...visits.map(({ shift }) => shift)),
    unit: 'CLS',
    atMost: 0,
  })
  const emulated = (figure: string, values: readonly number[], atMost?: number) =>
    print({
      figure: `widget.${figure}.emulated4`,
      // Not the least: a page can be done before its process is slowed down at all.
      value: median(values),
      unit: 'ms',
      ...(atMost !== undefined && { atMost }),
    })
  emulated(
    'loader.evaluation',
    visits.map((panel) => panel.evaluation('goodword.js')),
    msMax.loader,
  )
  emulated('panel.evaluation', visits.map(evaluationOfPanel), msMax.panel)
  emulated(
    'longest_task',
    visits.map(({ tasks }) => tasks[0] ?? 0),
    msMax.task,
  )
  emulated(
    'browser_reads_number_formats',
    numbers.map((number) => number.evaluation('number.js')),
  )
}

/** From its first line until the shape of what comes stands: a module that only defines things would cost nothing. */
function evaluationOfPanel(panel: Visit): number {
  return panel.scripts('panel.js', 'panel-en-panel.js')
}

/** From its first words until it stands: only then what comes after it is fetched. Number formats among it. */
function firstDrawing(panel: Visit): number {
  return panel.scripts('panel-en-panel.js', 'panel-live-story.js')
}
