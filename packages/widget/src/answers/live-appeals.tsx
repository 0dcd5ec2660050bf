import type { listWidgetAppeals, openWidgetAppeal } from '@goodword/contract/appeals'
import type { ComponentChild } from 'preact'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { AnswerMessages, Messages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { type Appeal, AppealPart } from './appeal-part.tsx'

export type LiveAppeals = {
  /** Looks up what the customer objected before. */
  load(): void
  content(id: string, speech: Speech<Messages>, words: AnswerMessages): ComponentChild
}

/** The customer's objections, with where they come from and where they go. */
export function liveAppeals(
  host: Host,
  root: ShadowRoot,
  signal: AbortSignal,
  changed: () => void,
): LiveAppeals {
  let appeals: readonly Appeal[] = []
  let open: string | undefined
  let fault: { readonly of: string; readonly code: string } | undefined
  let isBusy = false

  async function load(): Promise<void> {
    const answer = await callApi<typeof listWidgetAppeals>(host, {
      method: 'GET',
      to: 'appeals',
      query: { limit: '100' },
      identity: host.identity(),
      signal,
    })
    // Without them a row still says why; an objection made twice is refused as one that stands.
    if (signal.aborted || !answer.ok) return
    appeals = answer.value.data
    changed()
  }

  async function send(id: string, text: string, evidence: string): Promise<void> {
    isBusy = true
    fault = undefined
    changed()
    const answer = await callApi<typeof openWidgetAppeal>(host, {
      method: 'POST',
      to: 'appeals',
      body: {
        ...(id.startsWith('ref_') ? { referral_id: id } : { reward_id: id }),
        text,
        evidence: evidence.trim() === '' ? [] : [evidence],
      } as { reward_id: `rwd_${string}`; text: string; evidence: string[] },
      identity: host.identity(),
      signal,
    })
    if (signal.aborted) return
    isBusy = false
    if (answer.ok) {
      appeals = [answer.value, ...appeals]
      open = undefined
    } else {
      host.emit('failed', { code: answer.code })
      fault = { of: id, code: answer.code }
      if (/^appeal_(open|decided)$/.test(answer.code)) load()
    }
    changed()
  }

  return {
    load,
    content: (id, speech, words) => (
      <AppealPart
        appeal={appeals.find(
          ({ reward_id, referral_id }) => reward_id === id || referral_id === id,
        )}
        isOpen={open === id}
        isBusy={isBusy}
        fault={fault?.of === id ? faultText(fault.code, words) : ''}
        speech={speech}
        words={words}
        onOpen={() => {
          open = id
          changed()
          root.querySelector<HTMLElement>('.appeal textarea')?.focus()
        }}
        onSend={(text, evidence) => send(id, text, evidence)}
      />
    ),
  }
}

function faultText(code: string, words: AnswerMessages): string {
  return code === 'appeal_not_possible' ? words.appealNot : words.appealFailed
}
