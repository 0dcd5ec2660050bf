import type { MissingFriendMessages } from '../messages.ts'

/** What is said to an advocate who does not see a friend, in Spanish. */
export const messages: MissingFriendMessages = {
  claimTitle: 'Falta un amigo',
  claimIntro:
    'Quizá compró sin tu enlace: desde otro dispositivo o días después. Con el número del pedido, la tienda puede buscarlo en sus registros.',
  claimStep: (step, steps) => `Paso ${step} de ${steps}`,
  orderNumber: 'Número de pedido',
  orderHint: 'Está en el correo de confirmación del pedido o en la tienda, en la lista de pedidos.',
  next: 'Siguiente',
  back: 'Atrás',
  whoTitle: '¿Quién es tu amigo?',
  whoIntro: (hours) =>
    `Con el correo o el teléfono del pedido, la respuesta es inmediata. Sin ellos, la tienda lo busca en un plazo de ${hours}.`,
  whoPrivate: 'Deja en blanco lo que no sepas. Solo lo ve la tienda, y solo para esta búsqueda.',
  friendName: 'Nombre',
  friendEmail: 'Correo electrónico',
  friendPhone: 'Teléfono, con prefijo del país',
  whenTitle: '¿Cuándo se lo contaste?',
  whenIntro:
    'Basta con una fecha aproximada, o ninguna. Es lo que decide si otras personas también se lo contaron.',
  whenLabel: 'Día',
  claimSend: 'Buscar el pedido',
  looking: 'Buscando…',
  claimsBefore: 'Tus consultas anteriores',
  noClaims: 'Los pedidos por los que preguntes quedan aquí, con su respuesta.',
  claimsFailed: 'No se han podido cargar tus consultas. Están a salvo.',
  claimsOffline: 'Tus consultas vuelven en cuanto tengas conexión.',
  more: 'Ver más',
  claimOrder: (number) => `Pedido ${number}`,
  askedOn: (date) => `Consultado el ${date}`,
  answerBy: (date) => `Respuesta a más tardar el ${date}`,
  answeredOn: (date) => `Respondido el ${date}`,
  claimStates: {
    matched: 'Encontrado',
    being_checked: 'En búsqueda',
    credited_elsewhere: 'Cuenta para otra persona',
    too_late: 'Fuera de plazo',
    not_counted: 'No cuenta',
    rejected: 'No confirmado',
    expired: 'Sin pedido',
  },
  claimTitles: {
    matched: 'Encontrado, y cuenta para ti',
    being_checked: 'Se está buscando',
    credited_elsewhere: 'Cuenta para otra persona',
    too_late: 'El plazo había terminado',
    not_counted: 'No cuenta',
    rejected: 'La tienda no ha podido confirmarlo',
    expired: 'No hay ningún pedido con ese número',
  },
  claimTexts: {
    matched: 'Ya figura entre tus amigos. Lo que te aporta está en Recompensas, con su fecha.',
    being_checked: 'No tienes que hacer nada más. La respuesta aparecerá aquí.',
    credited_elsewhere:
      'El pedido se ha encontrado, pero llegó por la recomendación de otra persona, y solo cuenta una vez.',
    too_late:
      'El pedido se ha encontrado, pero ha pasado demasiado tiempo desde tu recomendación o desde la compra.',
    not_counted: 'El pedido se ha encontrado, pero no cumple las condiciones del programa.',
    rejected:
      'La tienda lo ha revisado y no ha podido confirmar que el pedido llegara por tu recomendación.',
    expired: 'La tienda ha esperado un pedido con este número y no ha llegado ninguno.',
  },
  claimDue: (date) => `La tienda responde a más tardar el ${date}.`,
  claimLooksAgain: (date) =>
    `La tienda lo revisará una vez más y responderá a más tardar el ${date}.`,
  claimLate: 'La respuesta de la tienda se retrasa. Tu consulta sigue en pie.',
  claimWaits: (date) =>
    `Si el pedido aún no ha llegado, lo esperamos hasta el ${date}; si llega, contará solo.`,
  claimAnswer: 'Respuesta de la tienda',
  claimAnother: 'Preguntar por otro pedido',
  traceTitle: 'Lo que ha pasado hasta ahora',
  claimFaults: {
    order_number: 'Revisa el número de pedido: una línea, 200 caracteres como máximo.',
    name: 'Escribe el nombre en una línea, 120 caracteres como máximo.',
    email: 'El correo electrónico no está completo.',
    phone: 'No es un número de teléfono. Escríbelo en cifras, con el prefijo del país.',
    shared_at: 'Ese día aún no ha llegado. Elige otro o ninguno.',
  },
  claimsNotTaken: 'El programa no admite estas consultas por ahora. Lo que has escrito sigue aquí.',
  claimsTooMany:
    'Ya esperas respuesta sobre muchos pedidos. Podrás preguntar de nuevo cuando la tengas.',
  claimsTooOften:
    'Han sido muchas en poco tiempo. Inténtalo dentro de una hora; lo que has escrito sigue aquí.',
  claimUnsure:
    'No ha llegado respuesta. Lo que has escrito sigue aquí; puedes enviarlo otra vez sin que se repita la consulta.',
  claimNotSent: 'No se ha enviado. Lo que has escrito sigue aquí.',
}
