import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioPollWords } from './words.ts'

const some = pluralOf('en')

export const en: StudioPollWords = {
  counted: [
    'One vote for each person who opened it by a private link: the last one they gave. Whoever changes their mind moves their vote and adds none.',
    'Shares are of those who voted; where several could be picked, they add up to more than 100%. While the poll is open, the interval is a 95% one (Wilson): where the votes so far are a sample of all who will vote, the share in the end lies in it 95 times in 100.',
    'A vote is doubtful when the opening behind it is. One that was voided is in no figure but its own.',
    'Groups of so few votes that somebody could be told from them are added up as one.',
  ],
  empty: 'Nobody has voted yet. The first vote appears here by itself.',
  closedEmpty: 'The poll is closed, and nobody voted.',
  noneSelected: 'No vote is counted for this selection.',
  untold: 'What these votes chose is shown to owners alone: somebody could be told from it.',
  leads: (choice, share, sure) => `${choice} leads with ${share} (${sure}).`,
  ahead: (first, second, share, sure) => `${first} is ahead with ${share}, but it may still be ${second} (${sure}).`,
  most: (choice, share) => `${choice} got most votes: ${share}.`,
  level: (choices, share) => `${choices} are level, with ${share} each.`,
  closed: 'The poll is closed.',
  interval: (low, high) => `${low} to ${high}`,
  sure: (low, high) => `95% sure: ${low} to ${high}`,
  turnout: (n, { votes, openings }, share, sure) => {
    const voted = some(n.votes, { one: `${votes} vote`, other: `${votes} votes` })
    const opened = some(n.openings, { one: `${openings} opening`, other: `${openings} openings` })
    return `${voted} of ${opened}: ${share} voted${sure ? ` (${sure})` : ''}.`
  },
  doubtful: (n, shown) => some(n, { one: `${shown} vote carries a doubt.`, other: `${shown} votes carry a doubt.` }),
  withoutThem: (choices) => `Without them: ${choices}.`,
  voided: (n, shown) =>
    some(n, {
      one: `${shown} vote is voided and in no other figure.`,
      other: `${shown} votes are voided and in no other figure.`,
    }),
  stands: (n, shown) =>
    some(n, {
      one: `${shown} link looks as if its votes came from one place.`,
      other: `${shown} links look as if their votes came from one place.`,
    }),
  look: 'Look at them, or void them',
  choices: {
    title: 'What was picked',
    columns: {
      choice: 'Choice',
      votes: 'Votes',
      clear: 'Clear',
      share: 'Share',
      interval: '95% sure',
      place: 'Mean place',
      course: 'Over time',
    },
  },
  firstPlaces: 'Put first',
  courseOf: {
    title: 'When they voted',
    most: (count, when) => `Most: ${count}, ${when}`,
    columns: { at: 'From', votes: 'Votes' },
  },
  by: {
    channel: { title: 'By channel', column: 'Came by' },
    root: { title: 'By first link', column: 'Handed out to' },
    generation: { title: 'By generation', column: 'Generation' },
  },
  votes: 'Votes',
  small: 'Others, not shown apart',
  lost: 'No longer in the config',
  folded: (n, shown) =>
    some(n, {
      one: `${shown} vote is in a group that is not shown apart: it could tell who chose what.`,
      other: `${shown} votes are in groups that are not shown apart: they could tell who chose what.`,
    }),
  shown: {
    hidden: 'Only the studio sees the result.',
    after: 'Fans see the result once they have voted.',
    live: 'Everybody sees the result move.',
  },
  until: (when) => `Open until ${when}.`,
}
