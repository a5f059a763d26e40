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
  stands: (n, shown, fans, waiting, waits) =>
    `${plural(n, { one: `${shown} photo is shown`, other: `${shown} photos are shown` })}, from ${fans} fans; ${plural(waiting, { one: `${waits} waits`, other: `${waits} wait` })}.`,
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
  export: 'Photos with captions (ZIP)',

  desk: {
    title: (piece) => `Photos: ${piece}`,
    queues: { waiting: 'Waiting', reported: 'Reported', shown: 'Shown', refused: 'Refused' },
    none: {
      waiting: { title: 'Nothing waits.', line: 'The next photo appears here by itself. You can leave this open.' },
      reported: { title: 'Nobody complains.', line: 'Photos that fans report come here first.' },
      shown: { title: 'Nothing is shown yet.', line: 'What you accept hangs on the wall, and here.' },
      refused: { title: 'Nothing was refused.', line: 'What you refuse is kept here, and can be taken back.' },
    },
    loading: 'Fetching photos …',
    position: (at, of) => `${at} of ${of}`,
    uncaptioned: 'Without a caption',
    grid: 'Photos of this queue',
    arrived: (n, photos) => plural(n, { one: `Show ${photos} new one`, other: `Show ${photos} new ones` }),
    chosen: (n, photos) => plural(n, { one: `${photos} photo chosen`, other: `${photos} photos chosen` }),
    choose: 'Choose',
    unchoose: 'No longer choose',
    chooseNone: 'Choose none',
    came: (when) => `Came ${when}`,
    marks: {
      doubtful: 'Its view carries a doubt',
      voided: 'Its view was voided',
      blocked: 'Its fan is blocked',
      reports: (n, reports) => plural(n, { one: `Reported by ${reports} fan`, other: `Reported by ${reports} fans` }),
      passedOn: (n, times) => plural(n, { one: `Passed on by ${times} fan`, other: `Passed on by ${times} fans` }),
    },
    why: (reason) => `Refused: ${reason}`,
    reasons: {
      'off-topic': 'Not what was asked for',
      person: 'Somebody can be recognised',
      plate: 'A plate or an address can be read',
      offensive: 'Hurts or insults',
      rights: 'Not their own picture',
      unclear: 'Nothing can be made out',
    },
    accept: 'Accept',
    refuse: 'Refuse',
    refuseBecause: 'Why? The fan reads it as a sentence.',
    reconsider: 'Let it wait again',
    undo: 'Undo',
    block: 'Block this fan',
    unblock: 'Unblock this fan',
    previous: 'Previous',
    next: 'Next',
    said: {
      accept: (n, photos) => plural(n, { one: 'Accepted.', other: `${photos} photos accepted.` }),
      refuse: (n, photos) => plural(n, { one: 'Refused.', other: `${photos} photos refused.` }),
      reconsider: (n, photos) => plural(n, { one: 'Waits again.', other: `${photos} photos wait again.` }),
      block: () => 'Fan blocked: none of their photos is shown, and they add no more.',
      unblock: () => 'Fan unblocked: their photos are back where they were.',
      undone: (n, photos) => plural(n, { one: 'Taken back.', other: `Taken back for ${photos} photos.` }),
    },
    left: (n, waits) => plural(n, { one: `${waits} waits.`, other: `${waits} wait.` }),
    failed: {
      unheard: 'The server does not answer. Photos are where they were; decide again once it does.',
      forbidden: 'Your key reads, but does not decide about photos. Everything is where it was.',
      refused: 'The server did not take that. Photos are where they were.',
    },
    retry: 'Try again',
    noPicture: 'The picture did not come.',
    keys: {
      title: 'Keys',
      of: {
        next: 'next, previous photo',
        accept: 'accept',
        refuse: 'refuse, then 1 to 6 says why',
        undo: 'undo, again and again',
        choose: 'choose this one too',
        range: 'choose on the way; with the mouse: Shift',
        block: 'block the fan behind it, or unblock',
        queues: 'previous, next queue',
        help: 'these keys',
        leave: 'back',
      },
    },
  },
}
