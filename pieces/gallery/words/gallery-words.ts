import type { Plural, Say } from '../../../site/i18n/dictionary.ts'
import type { PictureWords } from '../../markdown/words.ts'
import type { Reason } from '../contract.ts'

type Category = Exclude<Intl.LDMLPluralRule, 'zero' | 'other'>

/** What a gallery says to a fan, in one language and register. */
export interface GalleryWords<Known extends Category = never> {
  /** The viewer of single photos. */
  viewer: PictureWords
  /** Buttons: the camera, and the photos of the device. */
  take: string
  choose: string
  /** How many a fan can still add; or why none. */
  left: Plural<Known> & { zero: string }
  blocked: string
  closed: string
  /** To whoever came without a private link. */
  outside: string
  /** In a messenger's own browser, some of which open no camera. */
  elsewhere: string
  preparing: string
  /** Why nothing can be made of a file, and what to do. */
  heic: string
  unreadable: string
  enormous: string
  /** The photo before it is sent, for those who cannot see it. */
  preview: string
  caption: string
  /** Where a photo needs one. */
  captionNeeded: string
  /** What happens to the photo: where it is looked at first, and where it is up at once. The link leads to the page's note. */
  consentBefore: string
  consentAfter: string
  privacyLink: string
  /** People and number plates: a hint, the brush, how to use it, and what takes a stroke back. */
  faces: string
  hide: string
  brush: string
  undo: string
  send: string
  discard: string
  cancel: string
  /** Progress, with {share}. */
  sending: string
  /** What holds a photo up. `kept`: the network is gone, and it waits in this browser. */
  kept: string
  slow: string
  failed: string
  full: string
  tooLarge: string
  rejected: string
  retry: string
  /** What has become of it. */
  sent: string
  up: string
  /** The fan's own photos: the heading, each state, and why one was refused. */
  own: string
  waiting: string
  shown: string
  refused: string
  reasons: Record<Reason, string>
  withdraw: string
  /** While it can be taken back and is on its way; where the network holds it up; once it is gone. */
  leaving: string
  stuck: string
  withdrawn: string
  keep: string
  /** The wall: how many, their order, what is new, and the rest of it. */
  photos: Plural<Known> & { zero: string }
  order: string
  newest: string
  mostPassedOn: string
  /** Only those from the fan's circle. */
  ofCircle: string
  fresh: Plural<Known>
  more: string
  fold: string
  unread: string
  /** A photo without a caption. */
  unnamed: string
  /** A single photo: how often it was passed on; passing it on, and above the share buttons; reporting it. */
  passedOn: Plural<Known>
  passOn: string
  passing: string
  whole: string
  report: string
  reportSure: string
  reported: string
  /** A link led to a photo that was taken down. */
  gone: string
  /** In the page's privacy note. */
  privacy: string
}

/** A language's words; `Known` are its plural categories besides `other`. */
export type GalleryLanguage<Known extends Category = never> = (say: Say) => Omit<GalleryWords<Known>, 'viewer'>
