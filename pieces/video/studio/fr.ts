import type { StudioVideoWords } from './words.ts'

export const fr: StudioVideoWords = {
  counted: [
    'Combien ont regardé chaque dixième du film, une fois par lien privé. Ce qu’on saute n’est pas regardé.',
    'C’est compté par canal et par génération, et par personne d’autre\u00a0: cela vaut donc pour toute la durée, quels que soient le premier lien ou la période choisis, et une ouverture annulée plus tard y reste.',
    'Les groupes si petits qu’on pourrait y reconnaître quelqu’un sont réunis en un seul.',
  ],
  empty: 'Personne ne l’a encore regardé. Le premier regard s’affichera ici tout seul.',
  closedEmpty: 'Personne ne l’a regardé.',
  noneSelected: 'Aucun regard n’est compté pour cette sélection.',
  stays: (began, ended, from, to) =>
    `Sur ${began} qui ont commencé, ${ended} ont vu la fin\u00a0; la plupart sont partis entre ${from} et ${to}.`,
  curve: 'Où l’on s’arrête',
  columns: { reached: 'Arrivés à', plays: 'Personnes', share: 'De ceux qui ont commencé' },
  by: {
    channel: { title: 'Par canal', column: 'Venus par' },
    generation: { title: 'Par génération', column: 'Génération' },
  },
  half: 'La moitié',
  end: 'La fin',
  course: 'Au fil du film',
  small: 'Les autres, trop peu nombreux pour être montrés à part',
}
