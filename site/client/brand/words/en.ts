import type { BrandLanguage } from './brand-words.ts'

export const en: BrandLanguage<'one'> = () => ({
  wordOf: 'A word from {brand}',
  here: { one: 'You are here.', other: 'There are {n} of you here right now.' },
  tell: {
    heading: 'Tell {brand}',
    who: 'One line, read by the people at {brand} and nobody else. They cannot tell who wrote it, so nobody answers. You can take it back; it is deleted with the campaign’s data.',
    field: 'Your line',
    left: 'Characters left: {n}',
    tooLong: 'Characters too many: {n}',
    send: 'Tell them',
    sent: 'Told.',
    own: 'What you told them',
    takeBack: 'Take it back',
    takenBack: 'Taken back, and deleted.',
    full: 'That is all there is room for. Take a line back to tell another.',
    later: 'Leave it ten minutes before the next one.',
    failed: 'It did not get through. Your line is still here: try again.',
  },
  privacy: {
    follows: 'We also count, by the hour, what is opened, reopened and passed on, without knowing by whom.',
    presence: 'How many people are here is counted in memory and forgotten within a minute.',
    tell: 'A line to the brand is encrypted, read by its own people only, and deleted when it is taken back or with the campaign’s data.',
  },
})
