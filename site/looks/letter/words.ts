import type { Words } from '../look.ts'

/** `addressee` stands on an envelope without a name. */
export const words: Words<'addressee'> = (say) => ({
  fr: { open: 'Décacheter', addressee: say('Pour toi', 'Pour vous') },
  en: { open: 'Break the seal', addressee: 'For you' },
  es: { open: 'Romper el lacre', addressee: say('Para ti', 'Para usted') },
  de: { open: 'Siegel brechen', addressee: say('Für dich', 'Für Sie') },
  it: { open: say('Rompi il sigillo', 'Rompa il sigillo'), addressee: say('Per te', 'Per Lei') },
  pt: { open: 'Quebrar o lacre', addressee: 'Para você' },
  nl: { open: 'Verbreek het zegel', addressee: say('Voor jou', 'Voor u') },
  pl: { open: say('Złam pieczęć', 'Złamać pieczęć'), addressee: say('Dla ciebie', 'Do rąk własnych') },
  ar: { open: 'فضّ الختم', addressee: 'إليك' },
})
