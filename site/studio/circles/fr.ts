import { pluralOf } from '../i18n/plural.ts'
import type { CirclesWords } from './words.ts'

const some = pluralOf('fr')

export const fr: CirclesWords = {
  question: 'Où en est chaque cercle\u202f?',
  counted: (size, isAutomatic) => [
    'On est du cercle du lien qu’on a ouvert, ou de celui qu’on a choisi quand le lien n’en avait pas. On y reste, avec tous ceux qu’on amène.',
    'Chaque vue d’un cercle est aussi une vue de la campagne. Les cercles sont comptés par quart d’heure\u00a0: la période les change, ni le canal ni le premier lien. L’objectif se mesure à toutes les vues du cercle que montre son compteur.',
    isAutomatic
      ? `Au-delà de ${size}\u00a0vues nettes, un cercle se divise de lui-même, branche par branche\u00a0: personne n’est séparé de qui l’a amené. Le studio peut le diviser plus tôt.`
      : `Au-delà de ${size}\u00a0vues nettes, un cercle est à diviser\u00a0: c’est le studio qui le dit. Les branches vont entières d’un côté ou de l’autre\u00a0: personne n’est séparé de qui l’a amené.`,
    'Les chiffres d’un cercle de moins de cinq fans sont pour les propriétaires\u00a0: on y reconnaîtrait quelqu’un.',
  ],
  filter: 'Cercle',
  everyCircle: 'tous les cercles',
  only: (name) => `Seulement ${name}`,
  empty: 'Aucun cercle n’a encore de vue. La carte et le classement se rempliront d’eux-mêmes.',
  noneInRange: 'Aucun cercle n’a bougé sur cette période.',
  fewSoFar: 'Les cercles commencent\u00a0: aucun n’a encore cinq fans.',
  leads: (circle, views) => `${circle} est devant, avec ${views}.`,
  level: (first, second, views) => `${first} et ${second} sont à égalité, avec ${views} chacun.`,
  allLevel: (views) => `Tous à égalité, avec ${views} chacun.`,
  views: (n, shown) => some(n, { one: `${shown}\u00a0vue`, other: `${shown}\u00a0vues` }),
  goals: (n, shown, all) =>
    some(n, {
      one: `${shown} cercle sur ${all} a atteint son objectif.`,
      other: `${shown} cercles sur ${all} ont atteint leur objectif.`,
    }),
  noGoalReached: 'Aucun n’a encore atteint son objectif.',
  outgrown: (n, names, size) =>
    some(n, {
      one: `${names} a passé ${size}\u00a0: à diviser, quand vous le direz.`,
      other: `${names} ont passé ${size}\u00a0: à diviser, quand vous le direz.`,
    }),
  few: (n, shown) =>
    some(n, {
      one: `${shown} cercle a moins de cinq fans\u00a0: ses chiffres sont pour les propriétaires.`,
      other: `${shown} cercles ont moins de cinq fans\u00a0: leurs chiffres sont pour les propriétaires.`,
    }),
  forOwners: 'moins de 5',
  elsewhere: (n, shown) =>
    some(n, {
      one: `${shown}\u00a0vue de ce cercle est venue par un lien sans cercle\u00a0: ni les canaux ni les premiers liens ne la comptent ici.`,
      other: `${shown}\u00a0vues de ce cercle sont venues par un lien sans cercle\u00a0: ni les canaux ni les premiers liens ne les comptent ici.`,
    }),
  partAlone: 'Une partie n’est comptée ni par canal ni par premier lien\u00a0: seul le cercle entier l’est.',
  aside: {
    far: (n, shown, circle) =>
      `Toute la campagne. Du cercle ${circle}\u00a0: ${some(n, { one: `${shown}\u00a0vue`, other: `${shown}\u00a0vues` })} sur la période.`,
    growing: (circle) =>
      `Les vues dans le temps sont celles du cercle ${circle}. Si cela accélère, et combien chaque fan en amène, se compte par lien et par génération, pour toute la campagne.`,
    doubt: (n, shown, all, circle) =>
      `Du cercle ${circle}, ${some(n, { one: `${shown}\u00a0vue sur ${all} porte un doute`, other: `${shown}\u00a0vues sur ${all} portent un doute` })} sur la période. Lequel, on le compte par quart d’heure, pour toute la campagne.`,
    entries: (circle) =>
      `Ce qui est venu par les premiers liens du cercle ${circle}\u00a0: votes et photos se comptent par premier lien.`,
    travels:
      'Toute la campagne\u00a0: l’arbre part des premiers liens, et sous l’un d’eux il y a des fans de plusieurs cercles.',
    uncounted: 'Toute la campagne\u00a0: ce qui n’a pas été compté n’est entré dans aucun cercle.',
    film: 'Toute la campagne\u00a0: les films se comptent par canal et par génération, pas par cercle.',
    code: 'Toute la campagne\u00a0: un code pris est compté sans rien de qui l’a pris.',
    draw: 'Toute la campagne\u00a0: les tickets sont comptés sans rien de qui les a.',
    follows:
      'Toute la campagne\u00a0: un cercle seul est pour les propriétaires, car la différence de deux sommes trahirait quelques fans.',
    told: 'Toute la campagne\u00a0: une ligne ne garde rien d’où elle vient, pour que personne ne soit retrouvé.',
    changes: 'Toute la campagne\u00a0: un journal n’omet rien.',
  },
  map: {
    title: 'Sur la carte',
    sentence: 'Chaque cercle à sa place\u202f; plus il a de vues, plus le disque est grand.',
    columns: { circle: 'Cercle', latitude: 'Latitude', longitude: 'Longitude', views: 'Vues' },
  },
  unplaced: (n, names) =>
    some(n, {
      one: `Sans lieu, donc hors de la carte\u00a0: ${names}.`,
      other: `Sans lieu, donc hors de la carte\u00a0: ${names}.`,
    }),
  ranking: {
    title: 'Classement',
    columns: { circle: 'Cercle', views: 'Vues', goal: 'De l’objectif', today: 'Dernières 24\u00a0h', split: 'Diviser' },
  },
  noGoal: 'sans objectif',
  beyond: (size) => `plus de ${size}`,
  sideBySide: {
    title: 'Côte à côte',
    circle: 'Cercle',
    at: 'À partir de',
    scale: (views, step, from, to) =>
      `Du ${from} au ${to}, sur une même échelle\u00a0: le trait du haut est à ${views}, un pas dure ${step}.`,
  },
  split: {
    open: 'Diviser…',
    openFor: (name) => `Diviser ${name}…`,
    becomes: (name) => `${name} deviendrait deux cercles\u00a0:`,
    half: (name, views, branches, n) =>
      `${name}\u00a0: ${some(n.views, { one: `${views}\u00a0vue`, other: `${views}\u00a0vues` })}, ${some(n.branches, { one: `${branches}\u00a0branche entière`, other: `${branches}\u00a0branches entières` })}.`,
    whole: 'Personne n’est séparé de qui l’a amené.',
    largest: (n, shown) =>
      `La plus grande branche, ${some(n, { one: `${shown}\u00a0vue`, other: `${shown}\u00a0vues` })}, reste d’un seul tenant.`,
    later:
      'Les liens déjà envoyés suivent. Qui vient par un premier lien ira dans la partie qui a le moins de vues. Chacun le lira une fois sur sa page.',
    forGood: 'Ce qui est ouvert le reste. On ne peut pas revenir dessus.',
    yes: 'Diviser en deux',
    oneBranch: (name) =>
      `${name} ne se divise pas\u00a0: presque tout y vient d’une seule branche, et une branche reste entière.`,
    tooSmall: (name) => `${name} ne se divise pas\u00a0: une des deux parties aurait moins de cinq vues nettes.`,
    changed: 'Ce cercle a été divisé entre-temps. Rien de plus n’a changé.',
    done: (halves) => `Divisé\u00a0: ${halves}.`,
    halfDone: (name, views) => `${name} (${views})`,
  },
  divided: {
    title: 'Divisions',
    columns: { at: 'Quand', who: 'Qui', what: 'Quoi' },
    byItself: 'de lui-même',
    what: (part, stayed, half, went) => `${part} garde ${stayed}, ${half} reçoit ${went}`,
  },
}
