import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioDrawWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: StudioDrawWords = {
  counted: [
    'Les billets pris par les fans, un chacun. Ceux d’ouvertures annulées ou douteuses et de liens révoqués ne gagnent rien\u00a0; c’est arrêté une fois, à la fin.',
    'Le secret du tirage a été fixé avant le premier billet\u00a0; son empreinte est ci-dessous et sur la page\u00a0: remettez-la avant la fin à qui doit vérifier le tirage. Après la fin, le secret et tous les billets sont publiés, chaque navigateur peut refaire le tirage, et les propriétaires téléchargent de quoi le refaire sans laissez-passer.',
    'Qui gagne retire son lot avec son laissez-passer et reçoit un code, celui ci-dessous. Personne n’est connu par son nom, et aucune adresse n’est demandée.',
  ],
  empty: (closes) => `Aucun billet pour l’instant. Tirage\u00a0: ${closes}.`,
  open: (n, shown, closes) =>
    `${plural(n, { one: `${shown} billet est pris`, other: `${shown} billets sont pris` })}. Tirage\u00a0: ${closes}.`,
  waiting: (tickets) =>
    `Terminé, avec ${tickets} dedans. Le tirage se fait dans une minute ou deux, ou dès que le premier fan regarde.`,
  drawn: (tickets, n, shown, at) =>
    `${plural(n, { one: `${shown} lot tiré`, other: `${shown} lots tirés` })} ${at}, sur ${tickets}.`,
  left: (doubtful, voided, revoked) =>
    `Écartés\u00a0: ${doubtful} douteux, ${voided} annulés, ${revoked} au lien révoqué.`,
  download: 'De quoi refaire le tirage, en un fichier (JSON)',
  commitment: 'Scellé avant le premier billet\u00a0:',
  winners: 'Ce qui a été tiré',
  columns: { prize: 'Lot', ticket: 'Billet', code: 'Code que montre la personne', claimed: 'Retiré' },
  claimUntil: (moment) => `pas encore, jusqu’au ${moment}`,
  lapsed: 'pas à temps',
}
