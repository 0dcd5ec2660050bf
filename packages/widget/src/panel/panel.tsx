import type { Messages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Details } from './details.tsx'
import { FriendList } from './friend-list.tsx'
import type { Passed } from './pass-on.ts'
import { ProgressBar } from './progress-bar.tsx'
import type { Session } from './session.ts'
import { ShareBox } from './share-box.tsx'
import { SkeletonRows } from './skeleton.tsx'
import { Tabs } from './tabs.tsx'

export type Tab = 'friends' | 'rewards' | 'terms'

type Props = {
  readonly session: Session
  readonly speech: Speech
  /** Undefined until they are fetched. */
  readonly details: Details | undefined
  readonly canShare: boolean
  readonly isBusy: boolean
  readonly passed: Passed | undefined
  readonly said: string
  readonly tab: Tab
  readonly onCopy: () => void
  readonly onShare: () => void
  readonly onCopyCode: (code: string) => void
  readonly onTab: (tab: Tab) => void
}

/** The whole panel of a customer we know: what both get, the link, the way so far. */
export function Panel(props: Props) {
  const { session, speech, onCopy, onShare } = props
  const { t } = speech
  const { code, progress } = session
  return (
    <div class={code === null ? 'panel card new' : 'panel card'}>
      <div class="part main">
        <h2>{session.program.headline ?? composeHeadline(session, speech)}</h2>
        <ShareBox
          link={code?.link ?? null}
          canShare={props.canShare}
          isBusy={props.isBusy}
          passed={props.passed}
          t={t}
          onCopy={onCopy}
          onShare={onShare}
        />
        {code && progress && <ProgressBar progress={progress} speech={speech} />}
        {code && <Figures session={session} speech={speech} />}
      </div>
      <div class="part side">
        <div class="part near side-in">
          {code === null ? <Steps {...props} /> : <Lists {...props} />}
        </div>
      </div>
    </div>
  )
}

/** What both get, the friend first; the merchant's own headline stands before this one. */
function composeHeadline({ program }: Session, speech: Speech): string {
  const give = program.friend_gift && speech.gift(program.friend_gift)
  const get = program.advocate_gift && speech.gift(program.advocate_gift)
  if (give && get) return speech.t.giveGet(give, get)
  if (give) return speech.t.giveOnly(give)
  return get ? speech.t.getOnly(get) : speech.t.refer
}

function Figures({ session: { counts, balances }, speech }: Pick<Props, 'session' | 'speech'>) {
  const { t } = speech
  const figures: [string, number][] = [
    [t.clicks, counts.clicks],
    [t.joined, counts.friends],
    [t.confirmed, counts.approved],
  ]
  const sums = balances
    .filter(({ amount }) => amount !== 0)
    .map(({ amount, asset }) => speech.amount(amount, asset))
  return (
    <>
      <dl class="figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt class="quiet">{name}</dt>
            <dd class="strong">{figure.toLocaleString(speech.tag)}</dd>
          </div>
        ))}
      </dl>
      {sums.length > 0 && (
        <p class="quiet">
          {t.balances} <strong class="strong">{sums.join(' · ')}</strong>
        </p>
      )}
    </>
  )
}

function Steps({ session: { program }, speech }: Props) {
  const { t } = speech
  const steps = t.steps(
    program.friend_gift && speech.offer(program.friend_gift),
    program.advocate_gift && speech.gift(program.advocate_gift),
  )
  return (
    <>
      <h3 class="strong">{t.howItWorks}</h3>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Terms terms={program.terms} t={t} />
    </>
  )
}

function Terms({ terms, t }: { terms: string | null; t: Messages }) {
  if (terms === null) return null
  return (
    <details class="quiet">
      <summary>{t.terms}</summary>
      <p class="terms quiet">{terms}</p>
    </details>
  )
}

function Lists({ session, speech, details, tab, said, onTab, onCopyCode }: Props) {
  const { t } = speech
  const { friends, rewards, program } = session
  return (
    <Tabs
      current={tab}
      onChoose={(id) => onTab(id as Tab)}
      tabs={[
        { id: 'friends', title: t.friends },
        { id: 'rewards', title: t.rewards },
        ...(program.terms === null ? [] : [{ id: 'terms', title: t.terms }]),
      ]}
    >
      {tab === 'friends' && <FriendList friends={friends} speech={speech} words={details?.words} />}
      {tab === 'rewards' &&
        (details ? (
          <details.RewardList
            rewards={rewards}
            speech={speech}
            words={details.words}
            said={said}
            onCopy={onCopyCode}
          />
        ) : (
          <SkeletonRows />
        ))}
      {tab === 'terms' && <p class="terms quiet">{program.terms}</p>}
    </Tabs>
  )
}
