import { pluralOf } from '../i18n/plural.ts'
import type { CirclesWords } from './words.ts'

const some = pluralOf('en')

export const en: CirclesWords = {
  question: 'How is each circle doing?',
  counted: (size, isAutomatic) => [
    'A fan is of the circle of the link that they opened, or of the one that they chose where the link had none. They stay in it, with everybody they bring.',
    'Every view of a circle is a view of the campaign, too. Circles are counted by quarter of an hour: the period changes them, neither the channel nor the first link does. The goal is measured against all views of the circle that its counter shows.',
    isAutomatic
      ? `Beyond ${size} clear views a circle divides by itself, branch by branch: nobody is parted from whoever brought them. The studio can divide it earlier.`
      : `Beyond ${size} clear views a circle is to be divided, on the studio’s word. Branches go whole to one side or the other: nobody is parted from whoever brought them.`,
    'The figures of a circle of fewer than five fans are for owners: somebody could be told from them.',
  ],
  filter: 'Circle',
  everyCircle: 'every circle',
  only: (name) => `Only ${name}`,
  empty: 'No circle has a view yet. The map and the ranking fill by themselves.',
  noneInRange: 'No circle has moved in this period.',
  fewSoFar: 'The circles are beginning: none has five fans yet.',
  leads: (circle, views) => `${circle} is ahead, with ${views}.`,
  level: (first, second, views) => `${first} and ${second} are level, with ${views} each.`,
  allLevel: (views) => `All level, with ${views} each.`,
  views: (n, shown) => some(n, { one: `${shown} view`, other: `${shown} views` }),
  goals: (n, shown, all) =>
    some(n, {
      one: `${shown} circle of ${all} has reached its goal.`,
      other: `${shown} circles of ${all} have reached their goal.`,
    }),
  noGoalReached: 'None has reached its goal yet.',
  outgrown: (n, names, size) =>
    some(n, {
      one: `${names} has passed ${size}: to be divided, when you say so.`,
      other: `${names} have passed ${size}: to be divided, when you say so.`,
    }),
  few: (n, shown) =>
    some(n, {
      one: `${shown} circle has fewer than five fans: its figures are for owners.`,
      other: `${shown} circles have fewer than five fans: their figures are for owners.`,
    }),
  forOwners: 'under 5',
  elsewhere: (n, shown) =>
    some(n, {
      one: `${shown} view of this circle came by a link without a circle: neither the channels nor the first links count it here.`,
      other: `${shown} views of this circle came by a link without a circle: neither the channels nor the first links count them here.`,
    }),
  partAlone: 'A part is counted neither by channel nor by first link: only the whole circle is.',
  aside: {
    far: (n, shown, circle) =>
      `The whole campaign. Of ${circle}: ${some(n, { one: `${shown} view`, other: `${shown} views` })} in the period.`,
    growing: (circle) =>
      `The views over time are those of ${circle}. Whether it gains, and how many each fan brings, is counted by link and generation, for the whole campaign.`,
    doubt: (n, shown, all, circle) =>
      `Of ${circle}, ${some(n, { one: `${shown} view of ${all} carries a doubt`, other: `${shown} views of ${all} carry a doubt` })} in the period. Which doubt is counted by quarter of an hour, for the whole campaign.`,
    entries: (circle) => `What came by the first links of ${circle}: votes and photos are counted by first link.`,
    travels:
      'The whole campaign: the tree starts from the first links, and below one of them are fans of several circles.',
    uncounted: 'The whole campaign: what was not counted never came into a circle.',
    film: 'The whole campaign: films are counted by channel and generation, not by circle.',
    code: 'The whole campaign: a code that was taken is counted without anything about who took it.',
    draw: 'The whole campaign: tickets are counted without anything about who has them.',
    follows:
      'The whole campaign: one circle alone is for owners, since the difference between two sums could tell of a few fans.',
    told: 'The whole campaign: a line keeps nothing of where it came from, so that nobody can be found out.',
    changes: 'The whole campaign: a log leaves nothing out.',
  },
  map: {
    title: 'On the map',
    sentence: 'Each circle in its place; the more views, the larger the disc.',
    columns: { circle: 'Circle', latitude: 'Latitude', longitude: 'Longitude', views: 'Views' },
  },
  unplaced: (n, names) =>
    some(n, {
      one: `Without a place, so not on the map: ${names}.`,
      other: `Without a place, so not on the map: ${names}.`,
    }),
  ranking: {
    title: 'Ranking',
    columns: { circle: 'Circle', views: 'Views', goal: 'Of its goal', today: 'Last 24 hours', split: 'Divide' },
  },
  noGoal: 'no goal',
  beyond: (size) => `over ${size}`,
  sideBySide: {
    title: 'Side by side',
    circle: 'Circle',
    at: 'From',
    scale: (views, step, from, to) =>
      `${from} to ${to}, on one scale: the line on top is ${views}, each step is ${step}.`,
  },
  split: {
    open: 'Divide…',
    openFor: (name) => `Divide ${name}…`,
    becomes: (name) => `${name} would become two circles:`,
    half: (name, views, branches, n) =>
      `${name}: ${some(n.views, { one: `${views} view`, other: `${views} views` })}, ${some(n.branches, { one: `${branches} whole branch`, other: `${branches} whole branches` })}.`,
    whole: 'Nobody is parted from whoever brought them.',
    largest: (n, shown) =>
      `The largest branch, ${some(n, { one: `${shown} view`, other: `${shown} views` })}, stays in one piece.`,
    later:
      'Links that were sent go along. Whoever comes by a first link goes to the part with the fewest views. Everybody reads about it once on their page.',
    forGood: 'What is open stays open. This cannot be undone.',
    yes: 'Divide in two',
    oneBranch: (name) =>
      `${name} does not divide: nearly all of it comes from a single branch, and a branch stays whole.`,
    tooSmall: (name) => `${name} does not divide: one of the two would have fewer than five clear views.`,
    changed: 'This circle has been divided meanwhile. Nothing more has changed.',
    done: (halves) => `Divided: ${halves}.`,
    halfDone: (name, views) => `${name} (${views})`,
  },
  divided: {
    title: 'Divisions',
    columns: { at: 'When', who: 'Who', what: 'What' },
    byItself: 'by itself',
    what: (part, stayed, half, went) => `${part} keeps ${stayed}, ${half} gets ${went}`,
  },
}
