import { inLanguage } from '../../language.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words about previews in the language that the studio speaks. */
export const words = inLanguage({ en, fr })
