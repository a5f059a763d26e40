import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioPollWords } from './words.ts'

const some = pluralOf('fr')

export const fr: StudioPollWords = {
  counted: [
    'Une voix par personne qui a ouvert par un lien privé\u00a0: la dernière qu’elle a donnée. Qui change d’avis déplace sa voix et n’en ajoute pas.',
    'Les parts sont celles des votants\u202f; quand on peut en choisir plusieurs, leur somme dépasse 100\u00a0%. Tant que le vote est ouvert, l’intervalle est à 95\u00a0% (Wilson)\u00a0: si les voix d’aujourd’hui sont un échantillon de toutes celles qui viendront, la part finale s’y trouve 95\u00a0fois sur 100.',
    'Une voix est douteuse quand l’ouverture derrière elle l’est. Une voix annulée n’est dans aucun autre chiffre que le sien.',
    'Les groupes de si peu de voix qu’on pourrait y reconnaître quelqu’un sont additionnés.',
  ],
  empty: 'Personne n’a encore voté. La première voix apparaîtra ici d’elle-même.',
  closedEmpty: 'Le vote est clos, et personne n’a voté.',
  noneSelected: 'Aucune voix n’est comptée pour cette sélection.',
  untold: 'Ce que ces voix ont choisi n’est dit qu’aux propriétaires\u00a0: on pourrait y reconnaître quelqu’un.',
  leads: (choice, share, sure) => `${choice} mène avec ${share} (${sure}).`,
  ahead: (first, second, share, sure) =>
    `${first} est devant avec ${share}, mais ${second} peut encore passer (${sure}).`,
  most: (choice, share) => `${choice} a eu le plus de voix\u00a0: ${share}.`,
  level: (choices, share) => `${choices} sont à égalité, avec ${share} chacun.`,
  closed: 'Le vote est clos.',
  interval: (low, high) => `${low} à ${high}`,
  sure: (low, high) => `sûr à 95\u00a0%\u00a0: de ${low} à ${high}`,
  turnout: (n, { votes, openings }, share, sure) => {
    const opened = some(n.openings, { one: `${openings}\u00a0ouverture`, other: `${openings}\u00a0ouvertures` })
    return `${votes}\u00a0voix pour ${opened}\u00a0: ${share} ont voté${sure ? ` (${sure})` : ''}.`
  },
  doubtful: (n, shown) =>
    some(n, { one: `${shown}\u00a0voix porte un doute.`, other: `${shown}\u00a0voix portent un doute.` }),
  withoutThem: (choices) => `Sans elles\u00a0: ${choices}.`,
  voided: (n, shown) =>
    some(n, {
      one: `${shown}\u00a0voix est annulée et n’est dans aucun autre chiffre.`,
      other: `${shown}\u00a0voix sont annulées et ne sont dans aucun autre chiffre.`,
    }),
  stands: (n, shown) =>
    some(n, {
      one: `${shown}\u00a0lien semble avoir reçu ses voix d’un seul endroit.`,
      other: `${shown}\u00a0liens semblent avoir reçu leurs voix d’un seul endroit.`,
    }),
  look: 'Les regarder, ou les annuler',
  choices: {
    title: 'Ce qui a été choisi',
    columns: {
      choice: 'Choix',
      votes: 'Voix',
      clear: 'Nettes',
      share: 'Part',
      interval: 'Sûr à 95\u00a0%',
      place: 'Rang moyen',
      course: 'Dans le temps',
    },
  },
  firstPlaces: 'En tête',
  courseOf: {
    title: 'Quand on a voté',
    most: (count, when) => `Le plus\u00a0: ${count}, ${when}`,
    columns: { at: 'À partir de', votes: 'Voix' },
  },
  by: {
    channel: { title: 'Par canal', column: 'Venu par' },
    root: { title: 'Par premier lien', column: 'Remis à' },
    generation: { title: 'Par génération', column: 'Génération' },
  },
  votes: 'Voix',
  small: 'Les autres, qui ne sont pas montrés à part',
  lost: 'N’est plus dans la configuration',
  folded: (n, shown) =>
    some(n, {
      one: `${shown}\u00a0voix est dans un groupe qui n’est pas montré à part\u00a0: on pourrait y lire qui a choisi quoi.`,
      other: `${shown}\u00a0voix sont dans des groupes qui ne sont pas montrés à part\u00a0: on pourrait y lire qui a choisi quoi.`,
    }),
  shown: {
    hidden: 'Le studio seul voit le résultat.',
    after: 'On voit le résultat une fois qu’on a voté.',
    live: 'Tout le monde voit le résultat bouger.',
  },
  until: (when) => `Ouvert jusqu’au ${when}.`,
}
