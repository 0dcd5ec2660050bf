import { type Client, createClient } from '@goodword/client/create-client'
import { signCustomerIdentity } from '@goodword/client/sign-customer-identity'
import type { Lang } from './lang.ts'
import type { Person } from './people.ts'

/** What a merchant has from Goodword, kept on the shop's server. */
export type MerchantSettings = {
  readonly baseUrl: string
  readonly workspaceId: string
  readonly publishableKey: string
  readonly secretKey: string
  readonly signingSecretId: string
  readonly signingSecret: string
}

/** The shop's side of Goodword: its client, and how it vouches for its customers. */
export type Merchant = {
  readonly goodword: Client
  readonly publishableKey: string
  identityOf(person: Person, lang: Lang): Promise<string>
}

export function openMerchant(settings: MerchantSettings): Merchant {
  return {
    goodword: createClient({ baseUrl: settings.baseUrl, key: settings.secretKey }),
    publishableKey: settings.publishableKey,
    identityOf: (person, lang) =>
      signCustomerIdentity({
        secret: settings.signingSecret,
        keyId: settings.signingSecretId,
        workspace: settings.workspaceId,
        customer: {
          id: person.id,
          name: person.name,
          email: person.email,
          locale: lang,
          ...(person.customerYears === 0 ? {} : { customerSince: customerSince(person) }),
        },
      }),
  }
}

/** A customer as the shop names them in its requests to the API. */
export function toApi(person: Person, lang: Lang) {
  return {
    external_id: person.id,
    name: person.name,
    email: person.email,
    locale: lang,
    ...(person.customerYears === 0 ? {} : { customer_since: customerSince(person).toISOString() }),
  }
}

/** The first of March, so that the same person is told the same way every time. */
function customerSince(person: Person): Date {
  return new Date(Date.UTC(2025 - person.customerYears, 2, 1))
}
