import type { StoryMessages } from '../messages/messages.ts'
import { channelAddress } from '../share/channel-address.ts'
import { channelLink } from '../share/channel-link.ts'
import type { Channel } from '../share/choose-channels.ts'
import { ChannelIcon } from './channel-icon.tsx'

type Props = {
  readonly channels: readonly Channel[]
  readonly link: string
  readonly words: StoryMessages
  readonly textFor: (channel: Channel) => string
  /** A channel is used: it opens by itself where it has an address. */
  readonly onChannel: (channel: Channel, isOpened: boolean) => void
  readonly onEdit: () => void
}

/** The other ways to send the link, one tap each; and where the message is changed. */
export function ChannelChips({ channels, link, words, textFor, onChannel, onEdit }: Props) {
  const [first] = channels
  return (
    <>
      {channels.map((channel) => {
        const name = words.channels[channel]
        const address = channelAddress(channel, {
          text: textFor(channel),
          link: channelLink(link, channel),
          subject: words.mailSubject,
        })
        const look = {
          key: channel,
          class: channel === first ? 'chip first' : 'chip',
          'data-channel': channel,
          onClick: () => onChannel(channel, address !== undefined),
        }
        if (name === undefined) return null
        return address === undefined ? (
          <button type="button" {...look}>
            <ChannelIcon channel={channel} />
            <span>{name}</span>
          </button>
        ) : (
          <a href={address} target={/^h/.test(address) ? '_blank' : ''} rel="noopener" {...look}>
            <ChannelIcon channel={channel} />
            <span>{name}</span>
          </a>
        )
      })}
      <button type="button" class="chip edit" data-channel="" onClick={onEdit}>
        {words.editText}
      </button>
    </>
  )
}
