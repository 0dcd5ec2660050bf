import type { ReceiptWords } from '../receipt-words.ts'
import { beingChecked } from './names.ts'

const notCounted = 'Esta invitación no se ha podido contar.'
const checked = 'Se ha revisado y no cuenta.'

/** Why something came as it came, in Spanish. */
export const reasons: ReceiptWords['reasons'] = {
  // Why a claim did not win.
  not_counted: { merchant: 'el clic no era de una persona', customer: notCounted },
  evidence_not_accepted: {
    merchant: 'esta prueba no se acepta',
    customer: 'Esta forma de invitar no cuenta en este programa.',
  },
  after_conversion: {
    merchant: 'llegó después de la conversión',
    customer: 'La invitación llegó después de esto.',
  },
  click_window_ended: {
    merchant: 'el clic era demasiado antiguo',
    customer: 'La invitación se abrió demasiado tiempo antes.',
  },
  self_referral: {
    merchant: 'quien recomienda y el amigo son la misma persona',
    customer: notCounted,
  },
  already_referred: { merchant: 'el amigo ya había sido recomendado', customer: notCounted },
  existing_customer: {
    merchant: 'el amigo ya era cliente',
    customer: 'Es solo para clientes nuevos.',
  },
  would_close_a_ring: {
    merchant: 'el amigo está por encima de quien recomienda',
    customer: notCounted,
  },
  program_paused: {
    merchant: 'el programa estaba en pausa',
    customer: 'El programa estaba en pausa en ese momento.',
  },
  program_ended: {
    merchant: 'el programa había terminado',
    customer: 'El programa ya había terminado en ese momento.',
  },
  program_not_started: {
    merchant: 'el programa aún no había empezado',
    customer: 'El programa aún no había empezado en ese momento.',
  },
  quota_full: {
    merchant: 'el cupo del periodo está completo',
    customer: 'Todas las plazas de este periodo están ocupadas.',
  },
  earlier_claim_won: { merchant: 'ganó una invitación anterior', customer: notCounted },
  later_claim_won: { merchant: 'ganó una invitación posterior', customer: notCounted },

  // Why a rule did not pass.
  other_conversion_type: {
    merchant: 'otro tipo de conversión',
    customer: 'Se concede por otra acción.',
  },
  condition_not_met: {
    merchant: 'la condición no se cumple',
    customer: 'No se cumplía uno de los requisitos.',
  },
  segment_not_met: {
    merchant: 'nadie pertenece a los segmentos de la regla',
    customer: 'Es para otros clientes.',
  },
  asset_mismatch: {
    merchant: 'el importe está en otra moneda',
    customer: 'Es para otra moneda.',
  },
  referral_denied: { merchant: 'la recomendación fue denegada', customer: checked },
  referral_queued: {
    merchant: 'la recomendación espera en la cola',
    customer: 'Está en la cola. Se decide en cuanto haya una plaza.',
  },
  referral_not_open: {
    merchant: 'la recomendación está cerrada',
    customer: 'La recomendación está cerrada.',
  },
  before_claim: {
    merchant: 'la conversión llegó antes que la invitación',
    customer: 'Ocurrió antes de la invitación.',
  },
  conversion_window_ended: {
    merchant: 'la conversión llegó tarde',
    customer: 'El plazo había terminado.',
  },
  conversion_refunded: {
    merchant: 'la conversión fue reembolsada',
    customer: 'El pedido fue reembolsado.',
  },
  count_not_reached: {
    merchant: 'no se llega a la cantidad',
    customer: 'Lo que suman tus amigos aún no alcanza.',
  },
  goal_not_reached: {
    merchant: 'no se ha cumplido el objetivo que da inicio a la cuenta',
    customer: 'Lo que da inicio a la cuenta no ha ocurrido o se ha anulado.',
  },
  before_window: {
    merchant: 'la conversión llegó antes de que empezara el plazo',
    customer: 'Ocurrió antes de que empezara el plazo.',
  },
  window_ended: {
    merchant: 'el plazo había terminado',
    customer: 'El plazo había terminado.',
  },
  total_not_reached: {
    merchant: 'no se llega al total',
    customer: 'No se llega al total necesario.',
  },
  recurrence_ended: {
    merchant: 'ya se dio todas las veces que permite la regla',
    customer: 'Por este amigo ya se ha dado todas las veces posibles.',
  },
  waits_for_confirmation: {
    merchant: 'cuenta cuando la tienda lo confirme',
    customer: 'Cuenta cuando la tienda confirme el pedido.',
  },
  waits_for_review: {
    merchant: 'cuenta cuando se decida una revisión',
    customer: beingChecked,
  },

  // Why a gift came to what it came to.
  amount_missing: {
    merchant: 'la conversión no tiene importe del que tomar una parte',
    customer: 'No había un importe del que tomar una parte.',
  },
  nothing_to_give: {
    merchant: 'el resultado es cero',
    customer: 'El importe era demasiado pequeño para dar algo.',
  },
  period_not_over: {
    merchant: 'se decide cuando acabe su periodo',
    customer: 'Se calcula cuando acabe su periodo.',
  },
  count_fell: {
    merchant: 'la cantidad bajó',
    customer: 'Un amigo ya no cuenta y faltan para llegar.',
  },
  not_earned_before: {
    merchant: 'no se había ganado antes',
    customer: 'No se había ganado antes.',
  },
  limit_reached: {
    merchant: 'se ha llegado al límite',
    customer: 'Se ha llegado al límite.',
  },
  out_of_stock: { merchant: 'se han agotado', customer: 'Ya no queda ninguno.' },
  budget_spent: {
    merchant: 'el presupuesto se ha agotado',
    customer: 'Ya se han repartido todas las recompensas del programa.',
  },
  cost_guard: {
    merchant: 'un cliente nuevo costaría demasiado',
    customer: 'El programa no da nada nuevo por ahora.',
  },
  already_redeemed: { merchant: 'ya se ha usado', customer: 'Ya se ha usado.' },
  not_recoverable: {
    merchant: 'ha salido del saldo y no se puede recuperar',
    customer: 'Lo que has gastado sigue siendo tuyo.',
  },
  redeemed: { merchant: 'se había usado antes', customer: 'Se había usado antes.' },
  cancelled: { merchant: 'se había cancelado antes', customer: 'Se había cancelado antes.' },
  reversed: { merchant: 'se había retirado antes', customer: 'Se había retirado antes.' },
  expired: { merchant: 'había caducado antes', customer: 'Había caducado antes.' },
  recorded: {
    merchant: 'se registró de nuevo',
    customer: 'El importe se ha calculado de nuevo.',
  },
  confirmed: {
    merchant: 'la tienda lo confirmó',
    customer: 'La tienda lo ha confirmado.',
  },
  claimed: {
    merchant: 'se consultó al pagar',
    customer: 'Se calculó al pagar.',
  },
  matched: {
    merchant: 'una solicitud manual encontró su conversión',
    customer: 'Hemos encontrado a tu amigo.',
  },
  admitted: { merchant: 'llegó su turno en la cola', customer: 'Ha llegado su turno.' },
  approved: {
    merchant: 'el equipo lo aprobó',
    customer: 'Se ha revisado y cuenta.',
  },
  denied: { merchant: 'el equipo lo denegó', customer: checked },
  period_ended: {
    merchant: 'su periodo ha terminado',
    customer: 'Se calculó al final de su periodo.',
  },

  // Why a boost was not applied.
  boost_not_begun: {
    merchant: 'la promoción no había empezado',
    customer: 'No había empezado.',
  },
  boost_ended: { merchant: 'la promoción había terminado', customer: 'Había terminado.' },
  boost_places_taken: {
    merchant: 'todas las plazas de la promoción estaban ocupadas',
    customer: 'Todas las plazas estaban ocupadas.',
  },
  boost_before_referral: {
    merchant: 'una oferta no ocupa plaza de la promoción',
    customer: 'Cuenta solo después de una compra.',
  },
  boost_had_nothing: {
    merchant: 'no había nada que multiplicar',
    customer: 'No había nada que multiplicar.',
  },

  // Why a referral went where it went.
  review_denied: { merchant: 'el equipo lo denegó', customer: checked },
  fraud_found: { merchant: 'el equipo encontró fraude', customer: checked },
  terms_broken: {
    merchant: 'el equipo vio incumplidas las condiciones',
    customer: checked,
  },
  unconfirmed: {
    merchant: 'la tienda no lo ha confirmado',
    customer: 'La tienda aún no lo ha confirmado.',
  },
  quota_reached: {
    merchant: 'el cupo del periodo está completo',
    customer: 'Todas las plazas de este periodo están ocupadas; espera al siguiente.',
  },
  stands_on_another: {
    merchant: 'otra conversión del amigo cumple el objetivo',
    customer: 'Otro pedido cuenta en su lugar, así que la recomendación sigue en pie.',
  },
  same_device: { merchant: 'se vio a ambos en un mismo dispositivo', customer: beingChecked },
}
