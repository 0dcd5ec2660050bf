import type { ComponentChild } from 'preact'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { WalletMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { catalogue } from '../wallet/catalogue.ts'
import { GiveForm } from '../wallet/give-form.tsx'
import { RedeemForm } from '../wallet/redeem-form.tsx'
import { Redeemed } from '../wallet/redeemed.tsx'
import { WalletHome } from '../wallet/wallet-home.tsx'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { frameOf, nothing, stateOf } from './preview-frame.ts'
import type { PreviewState } from './preview-types.ts'
import { emptyWallet, sampleCoupon, sampleGift, sampleWallet } from './sample-wallet.ts'

/** The wallet of somebody who is made up: empty, full, spending, giving. */
export async function previewWallet(
  state: PreviewState,
  { program }: Session,
  speech: Speech,
): Promise<ComponentChild> {
  const { messages } = await loadLanguage(speech.tag, catalogue)
  const words = reword(messages, program.messages)
  return (
    <PartDialog
      {...frameOf(speech)}
      title={words.wallet}
      state={state === 'slow' ? 'ready' : stateOf(state)}
      failed={words.walletFailed}
    >
      {viewOf(state, speech, words)}
    </PartDialog>
  )
}

const noEntries: ReadonlySet<string> = new Set()

function viewOf(state: PreviewState, speech: Speech, words: WalletMessages): ComponentChild {
  const given = { isBusy: false, fault: '', speech, words }
  if (state === 'empty') {
    const { transfers, balances } = sampleWallet
    return <GiveForm {...given} transfers={transfers} balances={balances} onGive={nothing} />
  }
  if (state === 'slow') {
    return (
      <RedeemForm {...given} item={sampleGift} held={600} onConfirm={nothing} onBack={nothing} />
    )
  }
  if (state === 'celebration') {
    const redemption = { coupon_code: 'TEA-4711', state: 'fulfilled' } as const
    return <Redeemed item={sampleCoupon} redemption={redemption} words={words} onCopy={nothing} />
  }
  return (
    <WalletHome
      {...given}
      wallet={state === 'full' ? sampleWallet : emptyWallet}
      entries={noEntries}
      onItem={nothing}
      onGive={nothing}
      onAddress={nothing}
      onCopy={nothing}
      onMore={nothing}
    />
  )
}
