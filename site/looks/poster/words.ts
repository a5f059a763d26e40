import type { Words } from '../look.ts'

export const words: Words = (say) => ({
  fr: { open: 'Déchirer l’affiche' },
  en: { open: 'Tear it open' },
  es: { open: 'Rasgar el cartel' },
  de: { open: 'Plakat aufreißen' },
  it: { open: say('Strappa il manifesto', 'Strappi il manifesto') },
  pt: { open: 'Rasgar o cartaz' },
  nl: { open: 'Scheur de poster open' },
  pl: { open: say('Zedrzyj plakat', 'Zedrzeć plakat') },
  ar: { open: 'تمزيق الملصق' },
})
