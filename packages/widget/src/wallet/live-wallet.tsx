import type { ComponentChild } from 'preact'
import type { Answer } from '../call-api.ts'
import { copyText } from '../copy-text.ts'
import { type Frame, livePart } from '../dialog/live-part.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import { entryAssets } from '../story/entry-assets.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { AddressForm } from './address-form.tsx'
import { askWallet } from './ask-wallet.ts'
import { catalogue } from './catalogue.ts'
import { faultText } from './faults.ts'
import { GiveForm } from './give-form.tsx'
import { OptionList } from './option-list.tsx'
import { optionName } from './option-name.ts'
import { RedeemForm } from './redeem-form.tsx'
import { Redeemed } from './redeemed.tsx'
import css from './wallet.css?inline'
import { WalletHome } from './wallet-home.tsx'
import type { Reward, View, Wallet } from './wallet-state.ts'

/** By what the wallet is opened: the whole of it, or a reward that waits for a choice. */
type WalletDoor = {
  readonly session: Session
  readonly speech: Speech
  readonly reward?: Reward
}

export type LiveWallet = {
  open(door: WalletDoor): void
  remove(): void
}

/** The wallet with its data, in a dialog of its own; fetched when it is first opened. */
export async function liveWallet(
  host: Host,
  root: ShadowRoot,
  tag: string,
  reload: () => void,
): Promise<LiveWallet> {
  const { messages } = await loadLanguage(tag, catalogue, host)
  const part = livePart<WalletDoor>(root, css, drawing, closed)
  const { draw, signal } = part
  const api = askWallet(host, signal)
  let words = messages
  let wallet: Wallet | undefined
  let view: View = { kind: 'home' }
  let state: 'loading' | 'failed' | 'offline' | 'ready' = 'loading'
  let isBusy = false
  let hasChanged = false
  let fault = ''
  let said = ''

  function show(next: View): void {
    view = next
    fault = ''
    said = ''
    draw()
    part.toTop()
  }

  async function load(): Promise<void> {
    if (!wallet) state = 'loading'
    draw()
    const answer = await api.load()
    if (signal.aborted) return
    if (answer.ok) wallet = answer.value
    else host.emit('failed', { code: answer.code })
    if (answer.ok || !wallet) state = answer.ok ? 'ready' : navigator.onLine ? 'failed' : 'offline'
    draw()
  }

  async function loadOptions(reward: Reward): Promise<void> {
    fault = ''
    const answer = await api.options(reward)
    if (signal.aborted || view.kind !== 'choose') return
    if (answer.ok) view = { kind: 'choose', reward, options: answer.value }
    else fault = words.walletFailed
    draw()
  }

  /** Does something that changes what the customer has; says what became of it. */
  async function wish<T>(
    kind: Parameters<typeof faultText>[0],
    ask: () => Promise<Answer<T>>,
  ): Promise<T | undefined> {
    isBusy = true
    fault = ''
    draw()
    const answer = await ask()
    if (signal.aborted) return undefined
    isBusy = false
    if (answer.ok) {
      api.settled()
      hasChanged = true
      load()
      return answer.value
    }
    host.emit('failed', { code: answer.code })
    const isUnsure = answer.code === 'unreachable' || answer.code === 'timeout'
    if (!isUnsure) api.settled()
    fault = faultText(kind, answer.code, words)
    draw()
    return undefined
  }

  async function copyCode(code: string): Promise<void> {
    const outcome = await copyText(Promise.resolve(code))
    said = outcome === 'done' ? words.codeCopied : words.codeByHand
    draw()
  }

  async function more(): Promise<void> {
    const cursor = wallet?.statement.next_cursor
    if (!wallet || !cursor || isBusy) return
    isBusy = true
    draw()
    const answer = await api.more(cursor)
    if (signal.aborted) return
    isBusy = false
    if (answer.ok) {
      const { data, next_cursor } = answer.value
      wallet = { ...wallet, statement: { data: [...wallet.statement.data, ...data], next_cursor } }
    } else {
      host.emit('failed', { code: answer.code })
      said = words.walletFailed
    }
    draw()
  }

  function titleOf(): string {
    if (view.kind === 'item' || view.kind === 'got') return view.item.name
    if (view.kind === 'address') return words.whereTo
    if (view.kind === 'give') return words.giveTitle
    return view.kind === 'choose' ? words.chooseTitle : words.wallet
  }

  function content(
    { session, speech }: WalletDoor,
    { balances, transfers }: Wallet,
  ): ComponentChild {
    const given = { isBusy, fault, speech, words }
    const home = () => show({ kind: 'home' })
    const shown = view
    switch (shown.kind) {
      case 'item': {
        const { item } = shown
        return (
          <RedeemForm
            {...given}
            item={item}
            held={balances.find(({ asset }) => asset === item.asset)?.amount ?? 0}
            onBack={home}
            onConfirm={async (address) => {
              const redemption = await wish('spend', () => api.redeem(item, address))
              if (redemption) show({ kind: 'got', item, redemption })
            }}
          />
        )
      }
      case 'got':
        return (
          <Redeemed
            item={shown.item}
            redemption={shown.redemption}
            words={words}
            onCopy={copyCode}
          />
        )
      case 'address':
        return (
          <AddressForm
            {...given}
            tag={speech.tag}
            onAddress={async (address) => {
              const kept = await wish('address', () => api.address(shown.delivery, address))
              if (kept) show({ kind: 'done', text: words.addressSaved })
            }}
          />
        )
      case 'give':
        return (
          <GiveForm
            {...given}
            transfers={transfers}
            balances={balances}
            onGive={async (to, amount) => {
              const gift = await wish('give', () => api.give(to, amount))
              if (!gift) return
              const worth = speech.amount(gift.amount, gift.asset)
              show({ kind: 'done', text: words.given(worth, to.name ?? words.someFriend) })
            }}
          />
        )
      case 'choose':
        return (
          <OptionList
            {...given}
            options={shown.options}
            onChoose={async (option) => {
              const { reward, options } = shown
              const chosen = await wish('choose', () => api.choose(reward, option))
              const found = options?.options.find((one) => one.option === option)
              if (chosen && found) {
                show({ kind: 'done', text: words.chosen(optionName(found, speech)) })
              } else if (!chosen) loadLeft(reward)
            }}
          />
        )
      case 'done':
        return (
          <p class="strong" role="status">
            {shown.text}
          </p>
        )
      default:
        return (
          <WalletHome
            wallet={wallet as Wallet}
            entries={entryAssets(session.rewards)}
            isBusy={isBusy}
            speech={speech}
            words={words}
            onItem={(item) => show({ kind: 'item', item })}
            onGive={() => show({ kind: 'give' })}
            onAddress={(delivery) => show({ kind: 'address', delivery })}
            onCopy={copyCode}
            onMore={more}
          />
        )
    }
  }

  /** What is left now, beside what was said of the last try. */
  async function loadLeft(reward: Reward): Promise<void> {
    const kept = fault
    await loadOptions(reward)
    fault = kept
    draw()
  }

  function drawing(door: WalletDoor, frame: Frame): ComponentChild {
    return (
      <PartDialog
        title={titleOf()}
        state={state}
        said={said}
        failed={words.walletFailed}
        back={words.back}
        onBack={view.kind === 'home' ? undefined : () => show({ kind: 'home' })}
        onRetry={load}
        {...frame}
      >
        {wallet && content(door, wallet)}
      </PartDialog>
    )
  }

  function closed(): void {
    if (hasChanged) reload()
    hasChanged = false
  }

  return {
    open(next) {
      words = reword(messages, next.session.program.messages)
      view = next.reward
        ? { kind: 'choose', reward: next.reward, options: undefined }
        : { kind: 'home' }
      fault = ''
      said = ''
      part.open(next)
      load()
      if (next.reward) loadOptions(next.reward)
    },
    remove: part.remove,
  }
}
