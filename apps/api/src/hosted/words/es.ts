import type { HostedWords } from './en.ts'

/** What the hosted pages say, in Spanish. */
export const words: HostedWords = {
  language: 'Español',
  howTitle: 'Cómo funciona',
  shareTitle: 'Comparta su enlace',
  shareText: 'Con un toque. Envíelo a quien quiera.',
  friendTitle: 'Una amistad lo prueba',
  friendText: (gift) => `Se le ofrece «${gift}».`,
  friendTextPlain: 'Llega a la tienda con su enlace.',
  rewardTitle: 'Usted recibe las gracias',
  rewardText: (gift) => `Usted recibe: ${gift}.`,
  rewardTextPlain: 'Le agradecemos su recomendación.',
  describe: (shop) => `Recomiende ${shop} a sus amistades.`,
  toShop: (shop) => `Ir a ${shop}`,
  scanTitle: 'En papel o en otra pantalla',
  scanText: 'Escanéelo con la cámara del teléfono.',
  print: 'Imprimir',
  recommends: (name, shop) => `${name} recomienda ${shop}`,
  recommendsSome: (shop) => `Alguien le recomienda ${shop}`,
  codeByLink:
    'Se aplica solo al ir a la tienda desde aquí. También puede escribir el código al pagar.',
  codeByHand: 'Muestre este código al comprar, o escríbalo.',
  terms: 'Condiciones',
  questions: 'Preguntas y respuestas',
  restingTitle: 'Ahora mismo no hay ninguna oferta aquí',
  restingText: 'Lo prometido sigue en pie. Puede visitar la tienda de todos modos.',
  unknownTitle: 'No hay nada en esta dirección',
  unknownText:
    'Puede que el enlace esté incompleto o ya no sea válido. Pida que se lo envíen otra vez.',
  troubleTitle: 'No se puede mostrar en este momento',
  troubleText: 'No se ha perdido nada. Inténtelo de nuevo en un momento.',
  languages: 'Idioma',
}
