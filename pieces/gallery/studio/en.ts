import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioGalleryWords } from './words.ts'

const plural = pluralOf('en')

export const en: StudioGalleryWords = {
  counted: [
    'Photos that fans left behind their private link. A photo that was withdrawn, by its fan or because its time was over, is in no figure.',
    'Photos of voided views are counted apart, and those of blocked fans as refused. A photo whose view carries a doubt waits for somebody to look, whatever is set.',
    'Groups of so few that somebody could be told from them are added up as one.',
  ],
  moderation: {
    before: 'Nobody sees a photo before one of you has let it in.',
    after: 'Photos are shown at once, and you look at them afterwards.',
  },
  empty: 'No photo yet. The first appears here by itself.',
  closedEmpty: 'No photo came.',
  noneSelected: 'No photo is counted for this selection.',
  untold: 'What became of these photos is shown to owners alone: somebody could be told from it.',
  stands: (n, fans, shown, waiting) =>
    `${plural(n, { one: `${fans} fan has brought photos`, other: `${fans} fans have brought photos` })}: ${shown} shown, ${waiting} waiting.`,
  contributors: (n, fans, openings, share) =>
    plural(n, {
      one: `${fans} fan of ${openings} who opened it added a photo: ${share}.`,
      other: `${fans} fans of ${openings} who opened it added a photo: ${share}.`,
    }),
  doubtful: (n, shown) =>
    plural(n, { one: `${shown} of them carries a doubt.`, other: `${shown} of them carry a doubt.` }),
  voided: (n, shown) =>
    plural(n, {
      one: `${shown} further photo is out, since its view was voided.`,
      other: `${shown} further photos are out, since their views were voided.`,
    }),
  states: {
    title: 'What became of them',
    column: 'Photos',
    photos: 'Number',
    share: 'Share',
    waiting: 'Waiting',
    shown: 'Shown',
    refused: 'Refused',
  },
  courseOf: {
    title: 'When they came',
    columns: { at: 'When', photos: 'Photos' },
    most: (photos, when) => `Most came ${when}: ${photos}.`,
  },
  by: {
    channel: { title: 'By channel', column: 'Came by' },
    generation: { title: 'By generation', column: 'Generation' },
  },
  small: 'Others, too few to be shown apart',
  moderate: (n, waits) => plural(n, { one: `Look at ${waits} that waits`, other: `Look at ${waits} that wait` }),
  moderateNothing: 'Look through the photos',
}
