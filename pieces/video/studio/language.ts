import { inLanguage } from '../../../site/studio/language.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** A film's words in the language that the studio speaks. */
export const words = inLanguage({ en, fr })
