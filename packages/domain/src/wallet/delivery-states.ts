/**
 * The way of a gift. One that came back can be sent again, to another address or the same; what it came
 * by may be taken back before it is sent.
 */
export const deliveryTransitions = {
  awaiting_address: ['requested', 'cancelled'],
  requested: ['sent', 'cancelled'],
  sent: ['delivered', 'returned'],
  delivered: [],
  returned: ['requested', 'sent', 'cancelled'],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>

export type DeliveryState = keyof typeof deliveryTransitions

/** Whether a delivery may go from one state to another. */
export function deliveryMayBecome(from: DeliveryState, to: DeliveryState): boolean {
  return (deliveryTransitions[from] as readonly string[]).includes(to)
}

/** Whether its address can still be said, or said anew. */
export function takesAddress(state: DeliveryState): boolean {
  return state === 'requested' || deliveryMayBecome(state, 'requested')
}
