import { inLanguage } from '../language.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of these sections in the language that the studio speaks. */
export const words = inLanguage({ en, fr })
