import type { CircleLanguage } from './circle-words.ts'

export const en: CircleLanguage<'one'> = () => ({
  entering: 'You’re joining the circle “\u2068{name}\u2069”.',
  toChoose: 'You choose your circle as you open it.',
  choose: {
    line: 'Choose your circle.',
    hint: 'You go through it together, and you stay together.',
    list: 'The circles',
    enter: 'Join this circle',
    back: 'Go back',
    later: 'Later',
    first: 'Choose a circle first.',
  },
  gone: {
    line: 'That circle is no longer there.',
    hint: 'Nothing was counted. Choose another, or come in without one.',
    without: 'Come in without a circle',
  },
  search: {
    label: 'Your postcode or your town',
    private: 'It never leaves your browser.',
    none: 'Nothing found. Choose from the list.',
    found: { one: 'One circle found.', other: '{n}\u00a0circles it could be. Choose yours.' },
  },
  title: 'Circle: \u2068{name}\u2069',
  views: { zero: 'The circle is just beginning.', one: 'person in the circle', other: 'people in the circle' },
  goal: 'The circle’s goal: {n}',
  goalReached: 'The circle made it.',
  split: {
    line: 'Your circle has grown.',
    text: 'It split in two, so that people still know each other. You’re in “\u2068{name}\u2069” now, with everyone who came through you.',
    ok: 'Got it',
  },
})
