import { inLanguage } from '../language.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** What is said of ambassadors, in the language that the studio speaks. */
export const words = inLanguage({ en, fr })
