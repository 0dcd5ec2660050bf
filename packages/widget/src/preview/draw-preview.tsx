import type { ProgramDocument } from '@goodword/domain/programs/document'
import type { ComponentChild } from 'preact'
import answersCss from '../answers/answers.css?inline'
import bannerCss from '../banner/banner.css?inline'
import { Banner } from '../banner/banner.tsx'
import { catalogue as bannerWords } from '../banner/catalogue.ts'
import dialogCss from '../dialog/dialog.css?inline'
import drawsCss from '../draws/draws.css?inline'
import { labelOf } from '../launcher/label-of.ts'
import launcherCss from '../launcher/launcher.css?inline'
import type { GiftMessages } from '../messages/messages.ts'
import missingCss from '../missing-friend/missing-friend.css?inline'
import { catalogue as panelWords } from '../panel/catalogue.ts'
import { NoticeBoard } from '../panel/notice-board.tsx'
import panelCss from '../panel/panel.css?inline'
import { PanelDialog } from '../panel/panel-dialog.tsx'
import type { SessionState } from '../panel/watch-session.ts'
import storyCss from '../story/story.css?inline'
import { catalogue as surfaceWords } from '../surfaces/surface.ts'
import surfacesCss from '../surfaces/surfaces.css?inline'
import traceCss from '../trace/trace.css?inline'
import walletCss from '../wallet/wallet.css?inline'
import { type Catalogue, directionOf, loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { type Speech, speak } from '../words/speech.ts'
import { noHost } from './no-host.ts'
import { type DialogName, dialogs } from './preview-dialog.tsx'
import { previewPanel } from './preview-panel.tsx'
import { previewSurface } from './preview-surface.tsx'
import type { PreviewState, PreviewSurface, SampleState } from './preview-types.ts'
import { NOW, sampleOffer, samplePublic, sampleSession } from './sample-session.ts'

const panelSheet = panelCss + storyCss
const dialogSheet = panelSheet + dialogCss

/** The styles of each surface, beside those that all share. */
export const sheetOf: Readonly<Record<PreviewSurface, string>> = {
  panel: panelSheet,
  dialog: panelSheet,
  'missing-friend': dialogSheet + missingCss,
  trace: dialogSheet + traceCss,
  wallet: dialogSheet + walletCss,
  draws: dialogSheet + drawsCss,
  answer: panelSheet + answersCss,
  banner: bannerCss,
  launcher: launcherCss,
  prompt: surfacesCss,
  progress: surfacesCss,
  board: surfacesCss,
  terms: surfacesCss,
}

type Wanted = {
  readonly program: ProgramDocument
  readonly locale: string
  readonly surface: PreviewSurface
  readonly state: PreviewState
}

/** A surface in a state, with customers who are made up; nothing where it would show nothing. */
export async function draw(root: ShadowRoot, wanted: Wanted): Promise<ComponentChild> {
  const { program, locale, surface, state } = wanted
  if (surface === 'panel') return drawPanel(root, wanted)
  if (surface === 'dialog') {
    const { t } = await speechOf(wanted, panelWords)
    return (
      <PanelDialog t={t} dir={directionOf(locale)} onClose={nothing} onClosed={nothing}>
        {await drawPanel(root, wanted)}
      </PanelDialog>
    )
  }
  if (isDialog(surface)) {
    const session = sampleSession(program, locale, 'full')
    return dialogs[surface](state, session, await speechOf(wanted, panelWords))
  }
  if (surface === 'banner') {
    const offer = isReady(state) ? sampleOffer(program, locale) : undefined
    const speech = await speechOf(wanted, bannerWords)
    return (
      offer && <Banner offer={offer} speech={speech} said="" onCopy={nothing} onDismiss={nothing} />
    )
  }

  const speech = await speechOf(wanted, surfaceWords)
  if (surface === 'launcher') {
    // Without an answer from us it still opens the dialog.
    const label = isReady(state) ? labelOf(samplePublic(program, locale), speech) : speech.t.refer
    return (
      <button type="button" class="launch">
        {label}
      </button>
    )
  }
  const session = isReady(state) ? sampleSession(program, locale, state) : undefined
  return previewSurface(surface, state, session, samplePublic(program, locale), speech)
}

async function drawPanel(root: ShadowRoot, wanted: Wanted): Promise<ComponentChild> {
  const { program, locale, state } = wanted
  const speech = await speechOf(wanted, panelWords)
  if (isReady(state)) {
    return previewPanel(noHost(locale), root, sampleSession(program, locale, state), speech)
  }
  const shown: Exclude<SessionState, { kind: 'ready' }> =
    state === 'slow' || state === 'loading'
      ? { kind: 'loading', isSlow: state === 'slow' }
      : state === 'failed'
        ? { kind: 'failed', code: 'unreachable' }
        : { kind: state }
  return <NoticeBoard state={shown} canSignIn t={speech.t} onRetry={nothing} onSignIn={nothing} />
}

async function speechOf<M extends GiftMessages>(
  { program, locale }: Wanted,
  catalogue: Catalogue<M>,
): Promise<Speech<M>> {
  const { messages, tag } = await loadLanguage(locale, catalogue)
  const own = samplePublic(program, locale).messages
  return speak({ messages: reword(messages, own), tag }, NOW)
}

function isDialog(surface: PreviewSurface): surface is DialogName {
  return Object.hasOwn(dialogs, surface)
}

function isReady(state: PreviewState): state is SampleState {
  return /^(new|empty|full|celebration)$/.test(state)
}

function nothing(): void {}
