import { Refusal } from '@goodword/contract/errors'

/** Refuses a landing address that lies elsewhere than on the workspace's own origins: redirects lead there. */
export function refuseForeignLanding(landingUrl: string | null, origins: readonly string[]): void {
  if (landingUrl === null) return
  const url = URL.canParse(landingUrl) ? new URL(landingUrl) : undefined
  const isOwn = url && url.username === '' && url.password === '' && origins.includes(url.origin)
  if (isOwn) return
  throw new Refusal('invalid_input', {
    fields: [
      { pointer: '/landing_url', message: "Give an address on one of the workspace's origins." },
    ],
  })
}

/** Refuses a picture that no browser could fetch: a host may look like one and be none. */
export function refuseUnreadablePicture(pictureUrl: string | null): void {
  if (pictureUrl === null || URL.canParse(pictureUrl)) return
  throw new Refusal('invalid_input', {
    fields: [{ pointer: '/picture_url', message: 'Give an address that a browser can open.' }],
  })
}
