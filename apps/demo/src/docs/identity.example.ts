import { signCustomerIdentity } from '@goodword/client/sign-customer-identity'

export function identityFor(customer: { id: string; email: string; name: string }) {
  return signCustomerIdentity({
    secret: process.env.GOODWORD_SIGNING_SECRET!,
    keyId: process.env.GOODWORD_SIGNING_SECRET_ID!,
    workspace: process.env.GOODWORD_WORKSPACE_ID!,
    customer,
  })
}
