import { computed } from '@preact/signals'
import { locale } from '../language.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** What is said of ambassadors, in the language that the studio speaks. */
export const words = computed(() => (locale.value.startsWith('fr') ? fr : en))
