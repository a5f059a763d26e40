import type { BrandSectionWords } from './words.ts'

const often = (n: number, words: string, d: number, days: string) =>
  `${n === 1 ? 'Un mot' : `${words}\u00a0mots`} en ${d <= 1 ? 'un jour' : `${days}\u00a0jours`}.`

export const fr: BrandSectionWords = {
  word: {
    question: 'Que dit la marque\u202f?',
    counted: [
      'Un seul texte, épinglé en haut de la page une fois ouverte, par langue et, s’il y en a, par cercle\u00a0: celui d’un cercle passe avant celui de la campagne. Il est sur les pages ouvertes en quelques secondes, et seules les personnes qui ont ouvert le voient. Il est chiffré dans la base\u00a0; le journal dit qui a parlé, jamais quoi.',
      'Trop souvent\u00a0: sur les 28 derniers jours, on compare les vues sûres du jour qui suit chaque mot à celles du jour qui précède, et ce rapport à celui des jours sans un mot. On ne le dit que si tout l’intervalle à 95\u00a0% est au-dessous de 1, élargi de ce que les vues varient d’elles-mêmes. Il faut deux mots, trois jours calmes et vingt vues\u00a0; sinon on ne sait pas.',
      'Ce qui peut tromper\u00a0: un jour de fête, une émission, ou un mot dit justement parce que ça retombait.',
    ],
    rate: {
      silent: () => 'Rien de neuf ces derniers temps. Ce sont les membres qui parlent.',
      unknown: ({ n, words, d, days }) => `${often(n, words, d, days)} Trop peu pour dire ce que cela change.`,
      fine: ({ n, words, d, days }) =>
        `${often(n, words, d, days)} On passe autant après qu’avant\u00a0: rien ne dit que c’est trop.`,
      often: ({ n, words, d, days, change }) =>
        `${often(n, words, d, days)} C’est trop souvent\u00a0: le lendemain d’un mot, on passe ${change?.value} de vues que la veille, au-delà de l’ordinaire (entre ${change?.low} et ${change?.high}).`,
    },
    field: 'Le mot',
    hint: 'Du texte, avec ses retours à la ligne. Un lien reste du texte.',
    language: 'Langue',
    circle: 'Pour',
    everybody: 'Tout le monde',
    say: 'Épingler',
    takeDown: 'Retirer',
    said: 'C’est sur les pages.',
    earlier: 'Ce qui a été dit',
    none: 'Rien encore.',
    stands: 'Épinglé',
    takenDown: 'Retiré',
    config: 'De campaign.yaml',
    by: (who, when) => `${who}, ${when}`,
    again: 'Remettre',
    wasAgain: 'remis',
    left: (n, characters) => `Signes ${n < 0 ? 'de trop' : 'restants'}\u00a0: ${characters}`,
  },
  told: {
    question: 'Que nous dit-on\u202f?',
    counted: [
      'Une ligne d’un fan à la marque, sans nom, sans réponse. Ici on sait l’heure, pas la minute, et rien de qui l’a écrite\u00a0; aucun export ne la contient. Elle est chiffrée dans la base et effacée quand le fan la reprend, ou avec les données de la campagne.',
    ],
    sentence: (n, lines) =>
      n === 0 ? 'Rien de nouveau.' : n === 1 ? 'Une ligne nouvelle.' : `${lines}\u00a0lignes nouvelles.`,
    nothing: 'La page ne le propose pas\u00a0: «\u202ftell: true\u202f» dans campaign.yaml.',
    queues: { new: 'Nouvelles', read: 'Lues', aside: 'De côté' },
    empty: { new: 'Tout est lu.', read: 'Rien ici.', aside: 'Rien de côté.' },
    came: (when) => `dans l’heure de ${when}`,
    doubtful: 'vue douteuse',
    voided: 'vue annulée',
    to: { new: 'Remettre parmi les nouvelles', read: 'Lue', aside: 'De côté' },
    sorted: { new: 'Remise parmi les nouvelles.', read: 'Lue.', aside: 'Mise de côté.' },
    undo: 'Annuler',
    keys: 'Au clavier\u00a0: j et k pour se déplacer, r lue, a de côté, n nouvelle, u annuler.',
    unreadable: 'Illisible\u00a0: chiffrée sous un autre secret.',
  },
  follows: {
    question: 'Qu’est-ce qui plaît\u202f?',
    counted: [
      'Ouverte\u00a0: la pièce est restée deux secondes à l’écran, pour la première fois dans ce navigateur. Rouverte\u00a0: de même, à une autre visite. Passée\u00a0: un bouton de partage a servi juste après elle. Compté par pièce et par heure, sans personne derrière\u00a0; une même chose compte une fois l’heure par fan, et pas du tout d’une vue douteuse.',
      'Moins de cinq ne se dit qu’aux propriétaires, les heures aussi. Une vue annulée plus tard ne peut pas en être retirée, puisqu’on ne sait pas de qui il s’agit.',
      'Ce qui manque\u00a0: les pages quittées sans un signe, et les navigateurs qui n’en envoient pas.',
    ],
    off: 'La campagne ne le compte pas\u00a0: «\u202ffollows: true\u202f» dans campaign.yaml.',
    early: 'Trop tôt pour le dire.',
    leads: (title, share) =>
      `«\u202f${title}\u202f»\u00a0: on la passe ${share} des fois où on l’ouvre, plus que les autres.`,
    level: 'Rien ne se détache\u00a0: on passe ses pièces à peu près autant les unes que les autres.',
    columns: {
      piece: 'Pièce',
      opened: 'Ouverte',
      reopened: 'Rouverte',
      passedOn: 'Passée',
      passing: 'Passée par ouverture',
      course: 'Au fil des jours',
    },
    few: 'moins de 5',
  },
}
