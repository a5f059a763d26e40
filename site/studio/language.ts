import { computed, effect, signal } from '@preact/signals'
import type { Words } from './i18n/words.ts'

/** ADD A LANGUAGE OF THE STUDIO: its words here; types then ask for it at each {@link inLanguage}. Only those of one are fetched. */
const LANGUAGES = {
  en: async () => (await import('./i18n/en.ts')).en,
  fr: async () => (await import('./i18n/fr.ts')).fr,
} satisfies Record<string, () => Promise<Words>>
type Language = keyof typeof LANGUAGES

const KEPT = 'entrenous:studio-language'
const isLanguage = (text: string | null | undefined): text is Language => text != null && text in LANGUAGES

function preferred(): Language {
  const kept = localStorage.getItem(KEPT)
  if (isLanguage(kept)) return kept
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

const spoken = signal<{ language: Language; words: Words } | undefined>(undefined)

/** Loads a language and switches to it. Nothing is shown before the first one has loaded. */
export async function speak(language: Language = preferred()): Promise<void> {
  spoken.value = { language, words: await LANGUAGES[language]() }
}

const current = computed(() => {
  if (!spoken.value) throw new Error('No language is spoken yet: await speak() first')
  return spoken.value
})

export const words = computed(() => current.value.words)

/** The words of one part of the studio, or of a kind of piece, in the language that is spoken. */
export function inLanguage<Own>(languages: Record<Language, Own>) {
  return computed(() => languages[current.value.language])
}

/**
 * The locale, with the reader's own region where their browser names one for this language: dates in en-GB are not those of
 * en-US.
 */
export const locale = computed(
  () => navigator.languages.find((tag) => tag.startsWith(current.value.language)) ?? current.value.language,
)

export async function switchLanguage(): Promise<void> {
  const next = current.value.language === 'fr' ? 'en' : 'fr'
  // Stored first, so that a reload during loading keeps it.
  localStorage.setItem(KEPT, next)
  await speak(next)
}

effect(() => {
  if (spoken.value) document.documentElement.lang = spoken.value.language
})
