import type { Client } from '@goodword/client/create-client'

/** Customers and orders from before, so that no page is empty at the first look. */
export async function enrolPastCustomers(goodword: Client, programId: string): Promise<void> {
  const advocate = await goodword.upsertParticipant({
    body: {
      external_id: 'mei',
      name: 'Mei',
      email: 'mei@example.com',
      customer_since: '2020-03-01T00:00:00Z',
    },
  })
  await goodword.upsertParticipant({
    body: {
      external_id: 'omar',
      name: 'Omar',
      email: 'omar@example.com',
      customer_since: '2022-06-15T00:00:00Z',
    },
  })
  const { alias } = await goodword.issueCode({
    body: { program_id: programId, participant_id: advocate.id },
  })

  const friends = [
    { id: 'hanna', name: 'Hanna', amount: 29_800, isReturned: false },
    { id: 'jun', name: 'Jun', amount: 16_800, isReturned: true },
    { id: 'lena', name: 'Lena', amount: 18_800, isReturned: false },
    { id: 'ravi', name: 'Ravi', amount: 9_800, isReturned: false },
  ]
  for (const { id, name, amount, isReturned } of friends) {
    const conversion = await goodword.recordConversion({
      body: {
        type: 'order',
        external_id: `past-${id}`,
        friend: { external_id: id, name, email: `${id}@example.com` },
        amount,
        asset: 'CNY',
        code: alias,
      },
    })
    if (!isReturned) continue
    await goodword.refundConversion({
      params: { conversion_id: conversion.id },
      body: { external_id: `past-${id}-return`, amount },
    })
  }
}
