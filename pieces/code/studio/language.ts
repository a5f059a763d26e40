import { computed } from '@preact/signals'
import { locale } from '../../../site/studio/language.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** A code's words in the language that the studio speaks. */
export const words = computed(() => (locale.value.startsWith('fr') ? fr : en))
