import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'
import { Celebration } from './celebration.tsx'
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
  readonly onTab: (tab: string) => void
  readonly onCopyCode: (code: string) => void
}

/** How it went so far: figures, or what is to be celebrated; friends, rewards and terms. */
export function Story(props: Props) {
  const { session, speech, words, tab, said, buyer, onTab, onCopyCode } = props
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
        <Figures session={session} speech={speech} words={words} />
      )}
      <Tabs
        current={tab}
        onChoose={onTab}
        tabs={[
          { id: 'friends', title: words.friends },
          { id: 'rewards', title: words.rewards },
          ...(program.terms === null ? [] : [{ id: 'terms', title: words.terms }]),
        ]}
      >
        {tab === 'friends' && <FriendList friends={friends} speech={speech} words={words} />}
        {tab === 'rewards' && (
          <RewardList
            rewards={rewards}
            speech={speech}
            words={words}
            said={said}
            onCopy={onCopyCode}
          />
        )}
        {tab === 'terms' && <p class="terms quiet">{program.terms}</p>}
      </Tabs>
    </>
  )
}
