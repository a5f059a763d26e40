import { computed, effect, signal } from '@preact/signals'
import { en } from './i18n/en.ts'
import { fr } from './i18n/fr.ts'
import type { Words } from './i18n/words.ts'

/** ADD A LANGUAGE OF THE STUDIO: its words here. */
const LANGUAGES = { en, fr } satisfies Record<string, Words>
type Language = keyof typeof LANGUAGES

const KEPT = 'entrenous:studio-language'
const isLanguage = (text: string | null | undefined): text is Language => text != null && text in LANGUAGES

function preferred(): Language {
  const kept = localStorage.getItem(KEPT)
  if (isLanguage(kept)) return kept
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

const language = signal<Language>(preferred())
export const words = computed(() => LANGUAGES[language.value])

/** With the reader's own region where they have told one for this language: dates in en-GB are not those of en-US. */
export const locale = computed(
  () => navigator.languages.find((tag) => tag.startsWith(language.value)) ?? language.value,
)

export function switchLanguage(): void {
  language.value = language.value === 'fr' ? 'en' : 'fr'
  localStorage.setItem(KEPT, language.value)
}

effect(() => {
  document.documentElement.lang = language.value
})
