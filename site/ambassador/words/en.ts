import type { AmbassadorLanguage } from './ambassador-words.ts'

export const en: AmbassadorLanguage = () => ({
  title: 'Your page',
  yours: 'Keep this address to yourself: it opens nothing, it shows where your link is going.',
  loading: 'One moment…',
  reach: {
    title: 'How far it went',
    none: 'It starts with the first person.',
    hands: 'From hand to hand',
    hand: 'Hand {n}',
    days: 'Day by day',
    counted: 'Without doubtful openings, and without knowing who.',
  },
  note: {
    title: 'A word for those who come through you',
    hint: 'Somebody reads it first ({brand}). Then your whole branch does.',
    field: 'Your note',
    save: 'Send it to be read',
    withdraw: 'Withdraw the note',
    waiting: 'Waiting to be read.',
    shown: 'Read, and shown.',
    refused: 'Not shown. The reason: {reason}',
    earlier: 'Until then, the earlier one stays.',
    withdrawn: 'The note is withdrawn.',
    unfit: {
      mail: 'It holds an e-mail address, and everybody would read it. Nothing was sent.',
      link: 'It holds a link or the name of a site. Nothing was sent.',
      handle: 'It holds the name of an account (@…). Nothing was sent.',
      phone: 'It holds what looks like a phone number. Nothing was sent.',
      address: 'It holds a postal address. Nothing was sent.',
    },
    failed: 'The note was not sent. Try again.',
  },
  ranking: {
    title: 'The list',
    hint: 'It shows names of links, and only of those who want it. You can leave it at any time.',
    join: 'I agree to stand in it as {label}',
    none: 'Nobody is in it yet.',
    you: 'you',
  },
  proof: {
    title: 'The proof',
    hint: 'A card to show, and a signed page where anybody can check the figures of this moment.',
    named: 'Write the link’s name on it: {label}',
    make: 'Make the proof',
    failed: 'The proof did not come. Try again.',
  },
  problems: {
    'link-invalid': 'This page is no longer at this address. Ask whoever gave it to you for the new one.',
    'link-revoked': 'Your link was withdrawn, and this page with it.',
    offline: 'There is no network. Reload the page.',
  },
})
