import type { BrandSectionWords } from './words.ts'

const often = (n: number, words: string, d: number, days: string) =>
  `${n === 1 ? 'One word' : `${words} words`} in ${d <= 1 ? 'a day' : `${days} days`}.`

export const en: BrandSectionWords = {
  word: {
    question: 'What does the brand say?',
    counted: [
      'One text, pinned at the head of the opened page, per language and, where there are any, per circle: a circle’s own goes before the campaign’s. It is on open pages within seconds, and only those who have opened see it. It is encrypted in the database; the log says who spoke, never what.',
      'Too often: over the last 28 days, the clear views of the day after each word are compared with those of the day before, and that ratio with the one of days without a word. It is said only if the whole 95% interval is below 1, widened by how much views vary by themselves. It takes two words, three quiet days and twenty views; otherwise nobody can tell.',
      'What can mislead: a holiday, a broadcast, or a word that was said because things were slowing down.',
    ],
    rate: {
      silent: () => 'Nothing new lately. It is the members who speak.',
      unknown: ({ n, words, d, days }) => `${often(n, words, d, days)} Too few to say what that changes.`,
      fine: ({ n, words, d, days }) =>
        `${often(n, words, d, days)} As much is passed on after as before: nothing says it is too often.`,
      often: ({ n, words, d, days, change }) =>
        `${often(n, words, d, days)} That is too often: the day after a word brings ${change?.value} of views against the day before, beyond the usual (between ${change?.low} and ${change?.high}).`,
    },
    field: 'The word',
    hint: 'Text, with its line breaks. A link stays text.',
    language: 'Language',
    circle: 'For',
    everybody: 'Everybody',
    say: 'Pin it',
    takeDown: 'Take it down',
    said: 'It is on the pages.',
    earlier: 'What was said',
    none: 'Nothing yet.',
    stands: 'Pinned',
    takenDown: 'Taken down',
    config: 'From campaign.yaml',
    by: (who, when) => `${who}, ${when}`,
    again: 'Put back',
    wasAgain: 'put back',
    left: (n, characters) => `Characters ${n < 0 ? 'too many' : 'left'}: ${characters}`,
  },
  told: {
    question: 'What are we told?',
    counted: [
      'One line from a fan to the brand, without a name and without an answer. Here the hour is known, not the minute, and nothing of who wrote it; no export has it. It is encrypted in the database and deleted when the fan takes it back, or with the campaign’s data.',
    ],
    sentence: (n, lines) => (n === 0 ? 'Nothing new.' : n === 1 ? 'One new line.' : `${lines} new lines.`),
    nothing: 'The page does not offer it: “tell: true” in campaign.yaml.',
    queues: { new: 'New', read: 'Read', aside: 'Set aside' },
    empty: { new: 'Everything is read.', read: 'Nothing here.', aside: 'Nothing set aside.' },
    came: (when) => `within the hour of ${when}`,
    doubtful: 'doubtful view',
    voided: 'voided view',
    to: { new: 'Make new again', read: 'Read', aside: 'Set aside' },
    sorted: { new: 'New again.', read: 'Read.', aside: 'Set aside.' },
    undo: 'Undo',
    keys: 'By keyboard: j and k move, r read, a set aside, n new, u undo.',
    unreadable: 'Unreadable: encrypted under another secret.',
  },
  follows: {
    question: 'What does this crowd like?',
    counted: [
      'Opened: the piece was on the screen for two seconds, for the first time in this browser. Reopened: the same, on another visit. Passed on: a share button was used right after it. Counted by piece and hour with nobody behind it; the same thing counts once an hour per fan, and not at all of a doubtful view.',
      'Fewer than five are told to owners only, and so are the hours. A view that is voided later cannot be taken out, since nobody knows whose it was.',
      'What is missing: pages that were left without a sign, and browsers that send none.',
    ],
    off: 'The campaign does not count it: “follows: true” in campaign.yaml.',
    early: 'Too early to say.',
    leads: (title, share) => `“${title}” is passed on ${share} of the times it is opened, more than the others.`,
    level: 'Nothing stands out: its pieces are passed on about as often as each other.',
    columns: {
      piece: 'Piece',
      opened: 'Opened',
      reopened: 'Reopened',
      passedOn: 'Passed on',
      passing: 'Passed on per opening',
      course: 'Over the days',
    },
    few: 'under 5',
  },
}
