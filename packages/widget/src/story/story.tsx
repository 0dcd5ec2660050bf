import type { ComponentChild } from 'preact'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'
import { Balance } from './balance.tsx'
import { Celebration } from './celebration.tsx'
import { DrawNote } from './draw-note.tsx'
import { Figures } from './figures.tsx'
import { FriendList } from './friend-list.tsx'
import { RewardList } from './reward-list.tsx'
import { Tabs } from './tabs.tsx'

type Props = {
  readonly session: Session
  readonly speech: Speech
  readonly words: StoryMessages
  readonly tab: string
  readonly said: string
  /** The friend whose purchase is celebrated just now. */
  readonly buyer: Session['friends'][number] | undefined
  /** The row that is open, and what it opens to. */
  readonly open: string | undefined
  readonly answer: ComponentChild
  readonly onTab: (tab: string) => void
  readonly onOpen: (id: string) => void
  readonly onMissing: () => void
  readonly onWallet: () => void
  readonly onChoose: (reward: Session['rewards'][number]) => void
  readonly onDraws: () => void
  readonly onCopyCode: (code: string) => void
}

/** How it went so far: figures, or what is to be celebrated; friends, rewards and terms. */
export function Story(props: Props) {
  const { session, speech, words, tab, said, buyer, open, answer } = props
  const { friends, rewards, program } = session
  return (
    <>
      {buyer ? (
        <Celebration
          friend={buyer}
          reward={rewards.find(
            ({ referral_id, recipient, state }) =>
              referral_id === buyer.referral_id &&
              recipient === 'advocate' &&
              /^(held|available|issued)$/.test(state),
          )}
          speech={speech}
          words={words}
        />
      ) : (
        <Figures counts={session.counts} speech={speech} words={words} />
      )}
      <Balance session={session} speech={speech} words={words} onWallet={props.onWallet} />
      <Tabs
        current={tab}
        onChoose={props.onTab}
        tabs={[
          { id: 'friends', title: words.friends },
          { id: 'rewards', title: words.rewards },
          ...(program.terms === null ? [] : [{ id: 'terms', title: words.terms }]),
        ]}
      >
        {tab === 'friends' && (
          <FriendList
            friends={friends}
            speech={speech}
            words={words}
            open={open}
            answer={answer}
            onOpen={props.onOpen}
            onMissing={session.claims ? props.onMissing : undefined}
          />
        )}
        {tab !== 'terms' && (
          <DrawNote session={session} speech={speech} words={words} onDraws={props.onDraws} />
        )}
        {tab === 'rewards' && (
          <RewardList
            rewards={rewards}
            speech={speech}
            words={words}
            said={said}
            open={open}
            answer={answer}
            onOpen={props.onOpen}
            onCopy={props.onCopyCode}
            onChoose={props.onChoose}
            onDraws={props.onDraws}
          />
        )}
        {tab === 'terms' && <p class="terms quiet">{program.terms}</p>}
      </Tabs>
    </>
  )
}
