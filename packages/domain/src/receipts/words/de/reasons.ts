import type { ReceiptWords } from '../receipt-words.ts'
import { beingChecked } from './names.ts'

const notCounted = 'Diese Einladung konnte nicht gezählt werden.'
const checked = 'Es wurde geprüft und zählt nicht.'

/** Why something came as it came, in German. */
export const reasons: ReceiptWords['reasons'] = {
  // Why a claim did not win.
  not_counted: { merchant: 'der Klick kam nicht von einem Menschen', customer: notCounted },
  evidence_not_accepted: {
    merchant: 'dieser Nachweis wird nicht anerkannt',
    customer: 'Diese Art der Einladung zählt in diesem Programm nicht.',
  },
  after_conversion: {
    merchant: 'sie kam nach der Conversion',
    customer: 'Die Einladung kam erst danach.',
  },
  click_window_ended: {
    merchant: 'der Klick lag zu lange zurück',
    customer: 'Die Einladung wurde zu lange vorher geöffnet.',
  },
  self_referral: {
    merchant: 'empfehlende Person und Freund sind dieselbe Person',
    customer: notCounted,
  },
  already_referred: { merchant: 'der Freund wurde schon früher empfohlen', customer: notCounted },
  existing_customer: {
    merchant: 'der Freund war schon Kunde',
    customer: 'Es ist nur für neue Kunden.',
  },
  would_close_a_ring: {
    merchant: 'der Freund steht über der empfehlenden Person',
    customer: notCounted,
  },
  program_paused: {
    merchant: 'das Programm war angehalten',
    customer: 'Das Programm machte zu dieser Zeit eine Pause.',
  },
  program_ended: {
    merchant: 'das Programm war zu Ende',
    customer: 'Das Programm war zu dieser Zeit zu Ende.',
  },
  program_not_started: {
    merchant: 'das Programm hatte noch nicht begonnen',
    customer: 'Das Programm hatte zu dieser Zeit noch nicht begonnen.',
  },
  quota_full: {
    merchant: 'das Kontingent des Zeitraums ist voll',
    customer: 'Alle Plätze dieses Zeitraums sind vergeben.',
  },
  earlier_claim_won: { merchant: 'eine frühere Einladung hat gewonnen', customer: notCounted },
  later_claim_won: { merchant: 'eine spätere Einladung hat gewonnen', customer: notCounted },

  // Why a rule did not pass.
  other_conversion_type: {
    merchant: 'eine andere Art von Conversion',
    customer: 'Es wird für etwas anderes gegeben.',
  },
  condition_not_met: {
    merchant: 'die Bedingung ist nicht erfüllt',
    customer: 'Eine Voraussetzung fehlte.',
  },
  segment_not_met: {
    merchant: 'niemand gehört zu den Segmenten der Regel',
    customer: 'Es ist für andere Kunden gedacht.',
  },
  asset_mismatch: {
    merchant: 'der Betrag ist in einer anderen Währung',
    customer: 'Es gilt für eine andere Währung.',
  },
  referral_denied: { merchant: 'die Empfehlung wurde abgelehnt', customer: checked },
  referral_queued: {
    merchant: 'die Empfehlung wartet in der Warteschlange',
    customer: 'Es steht in der Warteschlange und wird entschieden, sobald ein Platz frei ist.',
  },
  referral_not_open: {
    merchant: 'die Empfehlung ist abgeschlossen',
    customer: 'Die Empfehlung ist abgeschlossen.',
  },
  before_claim: {
    merchant: 'die Conversion kam vor der Einladung',
    customer: 'Es geschah vor der Einladung.',
  },
  conversion_window_ended: {
    merchant: 'die Conversion kam zu spät',
    customer: 'Die Frist dafür war abgelaufen.',
  },
  conversion_refunded: {
    merchant: 'die Conversion wurde erstattet',
    customer: 'Die Bestellung wurde erstattet.',
  },
  count_not_reached: {
    merchant: 'die Anzahl ist nicht erreicht',
    customer: 'Was Ihre Freunde zusammen bringen, reicht noch nicht.',
  },
  goal_not_reached: {
    merchant: 'das Ziel, mit dem das Zählen beginnt, ist nicht erreicht',
    customer: 'Das, womit das Zählen beginnt, ist nicht geschehen oder wurde rückgängig gemacht.',
  },
  before_window: {
    merchant: 'die Conversion kam vor Beginn der Frist',
    customer: 'Es geschah, bevor die Frist dafür begann.',
  },
  window_ended: {
    merchant: 'die Frist dafür war abgelaufen',
    customer: 'Die Frist dafür war abgelaufen.',
  },
  total_not_reached: {
    merchant: 'die Summe ist nicht erreicht',
    customer: 'Die nötige Summe ist nicht erreicht.',
  },
  recurrence_ended: {
    merchant: 'es wurde so oft gegeben, wie die Regel es vorsieht',
    customer: 'Für diesen Freund wurde es so oft gegeben, wie es möglich ist.',
  },
  waits_for_confirmation: {
    merchant: 'es zählt, sobald der Shop es bestätigt',
    customer: 'Es zählt, sobald der Shop die Bestellung bestätigt.',
  },
  waits_for_review: {
    merchant: 'es zählt, sobald eine Prüfung entschieden ist',
    customer: beingChecked,
  },

  // Why a gift came to what it came to.
  amount_missing: {
    merchant: 'die Conversion hat keinen Betrag für einen Anteil',
    customer: 'Es gab keinen Betrag, aus dem sich ein Anteil ergibt.',
  },
  nothing_to_give: {
    merchant: 'es ergibt nichts',
    customer: 'Der Betrag war zu klein, um etwas zu geben.',
  },
  period_not_over: {
    merchant: 'es wird entschieden, wenn der Zeitraum zu Ende ist',
    customer: 'Es wird berechnet, wenn der Zeitraum zu Ende ist.',
  },
  count_fell: {
    merchant: 'die Anzahl ist darunter gefallen',
    customer: 'Ein Freund zählt nicht mehr, daher sind es zu wenige.',
  },
  not_earned_before: {
    merchant: 'es war vorher nicht verdient',
    customer: 'Es war vorher nicht verdient.',
  },
  limit_reached: { merchant: 'die Grenze ist erreicht', customer: 'Die Grenze ist erreicht.' },
  out_of_stock: { merchant: 'der Vorrat ist aufgebraucht', customer: 'Es ist nichts mehr da.' },
  budget_spent: {
    merchant: 'das Budget ist ausgegeben',
    customer: 'Alle Prämien des Programms sind vergeben.',
  },
  cost_guard: {
    merchant: 'ein neuer Kunde würde zu viel kosten',
    customer: 'Das Programm vergibt zurzeit nichts Neues.',
  },
  already_redeemed: { merchant: 'es ist eingelöst', customer: 'Es ist eingelöst.' },
  not_recoverable: {
    merchant: 'es hat das Guthaben verlassen und lässt sich nicht zurücknehmen',
    customer: 'Was Sie ausgegeben haben, bleibt Ihnen.',
  },
  redeemed: { merchant: 'es war schon eingelöst', customer: 'Es war schon eingelöst.' },
  cancelled: { merchant: 'es war schon storniert', customer: 'Es war schon storniert.' },
  reversed: {
    merchant: 'es war schon zurückgenommen',
    customer: 'Es war schon zurückgenommen.',
  },
  expired: { merchant: 'es war schon abgelaufen', customer: 'Es war schon abgelaufen.' },
  recorded: {
    merchant: 'es wurde neu erfasst',
    customer: 'Der Betrag wurde neu berechnet.',
  },
  confirmed: {
    merchant: 'der Shop hat es bestätigt',
    customer: 'Der Shop hat es bestätigt.',
  },
  claimed: {
    merchant: 'an der Kasse wurde danach gefragt',
    customer: 'Es wurde an der Kasse berechnet.',
  },
  matched: {
    merchant: 'eine Nachmeldung wurde zugeordnet',
    customer: 'Ihr Freund wurde gefunden.',
  },
  admitted: {
    merchant: 'es war an der Reihe',
    customer: 'Es war an der Reihe.',
  },
  approved: {
    merchant: 'das Team hat es genehmigt',
    customer: 'Es wurde geprüft und zählt.',
  },
  denied: { merchant: 'das Team hat es abgelehnt', customer: checked },
  period_ended: {
    merchant: 'der Zeitraum ist zu Ende',
    customer: 'Es wurde am Ende des Zeitraums berechnet.',
  },

  // Why a boost was not applied.
  boost_not_begun: {
    merchant: 'die Bonusaktion hatte noch nicht begonnen',
    customer: 'Es hatte noch nicht begonnen.',
  },
  boost_ended: { merchant: 'die Bonusaktion war vorbei', customer: 'Es war vorbei.' },
  boost_places_taken: {
    merchant: 'alle Plätze der Bonusaktion waren vergeben',
    customer: 'Alle Plätze waren vergeben.',
  },
  boost_before_referral: {
    merchant: 'ein Angebot belegt keinen Platz der Bonusaktion',
    customer: 'Es zählt erst, wenn etwas gekauft wurde.',
  },
  boost_had_nothing: {
    merchant: 'es gab nichts zu vervielfachen',
    customer: 'Es gab nichts zu vervielfachen.',
  },

  // Why a referral went where it went.
  review_denied: { merchant: 'das Team hat es abgelehnt', customer: checked },
  fraud_found: { merchant: 'das Team hat Betrug festgestellt', customer: checked },
  terms_broken: {
    merchant: 'das Team hat einen Verstoß gegen die Bedingungen festgestellt',
    customer: checked,
  },
  unconfirmed: {
    merchant: 'der Shop hat es nicht bestätigt',
    customer: 'Der Shop hat es noch nicht bestätigt.',
  },
  quota_reached: {
    merchant: 'das Kontingent des Zeitraums ist voll',
    customer: 'Alle Plätze dieses Zeitraums sind vergeben; es wartet auf den nächsten.',
  },
  stands_on_another: {
    merchant: 'eine andere Conversion des Freundes erfüllt das Ziel',
    customer: 'Eine andere Bestellung zählt an ihrer Stelle, die Empfehlung bleibt bestehen.',
  },
  same_device: { merchant: 'beide wurden auf einem Gerät gesehen', customer: beingChecked },
}
