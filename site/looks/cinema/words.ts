import type { Words } from '../look.ts'

export const words: Words = (say) => ({
  fr: { open: 'Éteindre la lumière' },
  en: { open: 'Turn off the lights' },
  es: { open: 'Apagar la luz' },
  de: { open: 'Licht ausmachen' },
  it: { open: say('Spegni la luce', 'Spenga la luce') },
  pt: { open: 'Apagar a luz' },
  nl: { open: 'Doe het licht uit' },
  pl: { open: say('Zgaś światło', 'Zgasić światło') },
  ar: { open: 'إطفاء الأنوار' },
})
