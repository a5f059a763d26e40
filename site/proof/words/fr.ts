import type { ProofWords } from './proof-words.ts'

export const fr: ProofWords<'one' | 'many'> = {
  title: 'La preuve',
  through: 'Par ce lien',
  throughOf: 'Par le lien «\u202f{name}\u202f»',
  said: '{through}\u00a0: {figures}. {at}',
  reach: {
    people: { zero: 'Personne encore', one: 'personne', many: 'de personnes', other: 'personnes' },
    hands: { one: 'une main', many: '{n}\u00a0de mains', other: '{n}\u00a0mains' },
    days: { one: 'un jour', many: '{n}\u00a0de jours', other: '{n}\u00a0jours' },
    depth: 'à travers {hands}, en {days}',
  },
  at: 'Chiffres arrêtés\u00a0: {date}',
  period: 'De la première ouverture, {from}, à la dernière, {to}.',
  checking: 'Vérification de la signature…',
  valid: 'Signature vérifiée. Ces chiffres viennent de {site}, et personne n’y a touché depuis.',
  forged: 'Signature fausse. Ces chiffres ont été changés, ou l’adresse est arrivée abîmée. Ne vous y fiez pas.',
  unknownKey:
    'Signature d’une autre clé que celle que {site} publie aujourd’hui. Sans la clé d’alors, rien n’est prouvé.',
  offline: 'La clé publique n’est pas arrivée. Sans elle, rien n’est encore vérifié. Rechargez la page.',
  missing: 'Il n’y a pas de preuve dans cette adresse. Demandez qu’on vous la renvoie en entier.',
  proves: {
    title: 'Ce que cela prouve',
    lines: [
      'Le site a compté autant d’ouvertures par ce lien et par tous ceux qui en sont nés, à la date indiquée.',
      'Chaque ouverture a été comptée une seule fois par navigateur. Celles qui ressemblent à une machine ne sont pas dedans, ni celles qui ont été annulées.',
      'Les chiffres n’ont pas changé depuis la signature.',
    ],
  },
  provesNot: {
    title: 'Ce que cela ne prouve pas',
    lines: [
      'Qu’il y a autant de personnes différentes\u00a0: avec deux appareils, on compte deux fois.',
      'Ce qu’il en est aujourd’hui\u00a0: le lien a pu continuer, ou des ouvertures être annulées.',
      'Qui a ouvert. Le site ne le sait pas lui-même.',
    ],
  },
  elsewhere: 'Pour vérifier sans cette page\u00a0: {command}. La clé publique est ici\u00a0: {address}',
  card: {
    title: 'La carte',
    png: 'Image (PNG)',
    svg: 'Dessin (SVG)',
    statement: 'Preuve seule (JWS)',
    failed: 'L’image n’a pas pu être dessinée dans ce navigateur. Le dessin, lui, est là.',
  },
  check: 'Se vérifie sur {site}',
}
