import { pluralOf } from '../i18n/plural.ts'
import type { MemberWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: MemberWords = {
  file: 'Ou un fichier',
  fileHint: 'CSV ou texte, tel qu’un tableur l’enregistre. Des numéros ou des noms, jamais d’adresses.',
  workbook:
    'Ce fichier est un classeur\u00a0: il n’a pas été lu. Enregistrez-le en CSV (dans Excel\u00a0: «\u00a0CSV UTF-8\u00a0»).',
  letters: (some) =>
    `Les lettres de ce fichier sont illisibles («\u00a0${some}\u00a0»)\u00a0: il n’a pas été lu. Enregistrez-le en UTF-8 (dans Excel\u00a0: «\u00a0CSV UTF-8\u00a0»).`,
  lines: (n, shown) => plural(n, { one: `${shown} ligne lue.`, other: `${shown} lignes lues.` }),
  repeated: (n, shown) =>
    plural(n, {
      one: `${shown} ligne y est deux fois\u00a0: un seul lien.`,
      other: `${shown} lignes y sont deux fois\u00a0: un lien chacune.`,
    }),
  alike: (n, shown, [first, second]) =>
    plural(n, {
      one: `${shown} libellé ne diffère d’un autre que par une majuscule ou un accent\u00a0: «\u00a0${first}\u00a0» et «\u00a0${second}\u00a0», un lien chacun.`,
      other: `${shown} libellés ne diffèrent d’un autre que par une majuscule ou un accent, et ont chacun leur lien, comme «\u00a0${first}\u00a0» et «\u00a0${second}\u00a0».`,
    }),
  guess: (label, title) =>
    title === undefined
      ? `Premier libellé\u00a0: «\u00a0${label}\u00a0».`
      : `Premier libellé, sous «\u00a0${title}\u00a0»\u00a0: «\u00a0${label}\u00a0».`,
  list: 'Nom de la liste',
  listHint: 'Tous ses membres tiennent sur une ligne du studio. Reprenez un nom existant pour ajouter les nouveaux.',
  defaultList: 'Membres',
  circle: 'Cercle',
  anyCircle: 'chacun choisit le sien',
  opens: 'S’ouvre',
  opensHint: 'plus tôt ou plus tard que la campagne, pour eux et ceux qu’ils invitent\u202f; vide\u00a0: avec elle',
  capHint:
    'vues nettes par chaque lien\u202f; 1\u00a0: il ne s’ouvre qu’une fois, 0\u00a0: sans limite\u202f; vide\u00a0: comme sa liste, 1 si elle est neuve',
  create: (n, shown) =>
    n === 0
      ? 'Faire entrer les membres'
      : plural(n, { one: `Faire entrer ${shown} membre`, other: `Faire entrer ${shown} membres` }),
  enlisted: (added, known) => `${added} de plus, ${known} déjà là\u00a0: leurs liens n’ont pas changé.`,
  faults: {
    email: () => 'ressemble à une adresse e-mail. Mettez un nom ou un numéro par lequel on ne peut joindre personne.',
    phone: () =>
      'ressemble à un numéro de téléphone. Si c’est un numéro de membre, collez-lui une lettre\u00a0: N612345678.',
    account: () => 'ressemble à un compte bancaire. Mettez un numéro à vous.',
    'contact-column': (text) => `la colonne «\u00a0${text}\u00a0» tient des adresses ou des téléphones. Enlevez-la.`,
    'too-long': (text) => `plus de 80 caractères\u00a0: ${text}. À raccourcir.`,
    invisible: () => 'rien ne s’y voit. Mettez un nom ou un numéro.',
    shortened: (text) =>
      `le tableur a raccourci «\u00a0${text}\u00a0». Mettez la colonne au format texte, puis recollez.`,
    twice: (text, first) =>
      `«\u00a0${text}\u00a0» est déjà ligne ${first}, avec autre chose à côté. Ajoutez ce qui les distingue.`,
    parted: (text) =>
      `on ne sait pas ce que sépare ici ${text === '\t' ? 'la tabulation' : `«\u00a0${text}\u00a0»`}. Mettez au-dessus une ligne de titres, un par colonne, ou des guillemets autour de chaque libellé.`,
    unclosed: () => 'un guillemet n’est pas refermé.',
  },
  tooMany: (most) => `Plus de ${most} lignes. Faites-les entrer en plusieurs fois.`,
  tooFew: (list, fewest) =>
    `«\u00a0${list}\u00a0» aurait moins de ${fewest} membres\u00a0: on verrait qui a ouvert. Regroupez.`,
  line: (line) => `Ligne ${line}\u00a0: `,
  more: (n, shown) => plural(n, { one: `et ${shown} autre ligne`, other: `et ${shown} autres lignes` }),
  nothingMade: 'Rien n’a été créé.',
  refused: (why) => `Refusé, rien n’a été créé\u00a0: ${why}`,
  title: 'Listes de membres',
  counted:
    'Combien ont ouvert leur lien, jamais qui. Un chiffre se tait tant qu’il compte moins de cinq personnes, ou qu’il en manque moins de cinq.',
  opened: (opened, members, share) => `${opened} sur ${members} ont ouvert (${share}).`,
  openedBetween: (from, to, members) => `Entre ${from} et ${to} sur ${members} ont ouvert.`,
  members: (n, shown) => plural(n, { one: `${shown} membre`, other: `${shown} membres` }),
  back: (campaign, opened, members, share) =>
    `De «\u00a0${campaign}\u00a0», ${opened} sur ${members} sont revenus (${share}).`,
  backBetween: (campaign, from, to, members) =>
    `De «\u00a0${campaign}\u00a0», entre ${from} et ${to} sur ${members} sont revenus.`,
  byCircle: 'Par cercle',
  byChannel: 'Par mode d’envoi',
  noCircle: 'Sans cercle',
  opensAt: (moment) => `s’ouvre ${moment}`,
  openSince: (moment) => `ouverte depuis ${moment}`,
  empty: 'Personne n’y est encore. Faites entrer ses membres sous ce nom.',
  revoked: 'révoquée',
  csv: 'Liens en CSV',
  sheets: 'Codes à découper (PDF)',
  sheetsOf: (from, to) => `codes ${from} à ${to}`,
  working: 'Un instant…',
  failed: 'Ça n’a pas marché. Réessayez.',
  season: 'Nouvelle saison',
  seasonHint:
    'Reprend les listes et les liens d’une campagne passée\u00a0: mêmes noms, plafonds et cercles, avec de nouveaux liens. Ceux d’avant restent à la saison passée.',
  from: 'De la campagne',
  takeOver: 'Reprendre ses liens',
  taken: (members, { members: shown, roots, revoked }) =>
    `${plural(members, { one: `${shown} membre repris`, other: `${shown} membres repris` })}, ${roots} autres liens. Laissés de côté, révoqués ou partis\u00a0: ${revoked}.`,
  elsewhere: (shown) => `Déjà sur une autre liste\u00a0: ${shown}.`,
  lostCircles: (names) => `Cercles que cette campagne n’a pas\u00a0: ${names}. Leurs membres choisiront.`,
}
