import type { Words } from '../look.ts'

/** `admit` is printed on every ticket. */
export const words: Words<'admit'> = (say) => ({
  fr: { open: 'Déchirer le billet', admit: 'Bon pour une personne' },
  en: { open: 'Tear the ticket', admit: 'Admit one' },
  es: { open: 'Cortar la entrada', admit: 'Válido para una persona' },
  de: { open: 'Karte abreißen', admit: 'Gilt für eine Person' },
  it: { open: say('Strappa il biglietto', 'Strappi il biglietto'), admit: 'Valido per una persona' },
  pt: { open: 'Destacar o ingresso', admit: 'Válido para uma pessoa' },
  nl: { open: 'Scheur het kaartje af', admit: 'Geldig voor één persoon' },
  pl: { open: say('Oderwij bilet', 'Oderwać bilet'), admit: 'Ważny dla jednej osoby' },
  ar: { open: 'قطع التذكرة', admit: 'صالحة لشخص واحد' },
})
