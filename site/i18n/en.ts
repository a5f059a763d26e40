import type { Language } from './dictionary.ts'

const over = { line: 'It’s over.', hint: 'You had to be there. Nothing opens here any more.' }
const stuck = { line: 'Something got stuck.', hint: 'Nothing was counted. Reload the page.' }

export const en: Language<'one'> = () => ({
  page: {
    noScript: {
      line: 'This needs JavaScript to open.',
      hint: 'What was kept for you is encrypted, and your browser is what unlocks it. Turn JavaScript on, or open your link in another browser: it is still good.',
    },
    stalled: 'The page is slow to arrive. Reload it: your link is still good.',
    retry: 'Try again',
    reopen: 'Open what I already have',
    keepLink: 'Keep the link',
    pieces: 'What’s inside',
    share: { line: 'Who gets it next?', hint: 'This link is yours. Choose well.', used: 'Already used' },
    field: 'Your message, ready to copy',
    goal: 'Goal: {n}',
    privacy: 'No account, no cookie, no name. We count openings and nothing else.',
    languages: 'Languages',
    unlock: {
      link: 'Opens with a private link.',
      shares: {
        one: 'Opens as soon as someone opens the link you passed on.',
        other: 'Opens once {n}\u00a0people have opened the link you passed on.',
      },
      views: {
        one: 'Opens for everyone at the first opening.',
        other: 'Opens for everyone at {n}\u00a0openings.',
      },
      votes: {
        one: 'Opens for everyone at the first vote.',
        other: 'Opens for everyone at {n}\u00a0votes.',
      },
      photos: {
        one: 'Opens for everyone at the first photo.',
        other: 'Opens for everyone at {n}\u00a0photos.',
      },
      circle: {
        one: 'Opens for the circle at its first opening.',
        other: 'Opens for the circle at {n}\u00a0openings.',
      },
      branch: {
        one: 'Opens for everyone along this thread at its first opening.',
        other: 'Opens for everyone along this thread at {n}\u00a0openings.',
      },
      present: {
        one: 'Opens while someone is here.',
        other: 'Opens while {n}\u00a0people are here together.',
      },
      at: 'Opens {date}.',
    },
    channels: { sms: 'Text message', email: 'Email', copy: 'Copy', other: 'Pass it to someone…' },
    qr: { show: 'Show a QR code', line: 'For the person next to you.', close: 'Close' },
    voice: { show: 'Say three words', line: 'Say these three words. Quietly.', where: 'They go in here:' },
    spoken: { ask: 'Were you told three words?', field: 'The three words', try: 'Try them' },
    message: 'I kept something for you. You can’t find it, someone has to pass it to you.',
    sms: 'I kept something for you. Nobody finds it, somebody hands it to you.',
    email:
      'I thought of you when I opened this.\n\nYou won’t find it anywhere: someone passed it to me, and I’m passing it to you. Nothing to install, no account, no address to leave. The link opens in your browser:',
    subject: 'Between us: {title}',
  },
  client: {
    gate: {
      line: 'Someone kept this for you.',
      hint: 'Out of everyone they know, they thought of you. Go on, open it.',
    },
    teaser: {
      line: 'You don’t find this. You’re handed it.',
      hint: 'It takes a private link to get in. Ask around: somebody you know has one.',
    },
    moment: '{day} at {time}',
    waiting: {
      line: 'It starts {date}.',
      hint: 'Until then, find the person who’ll pass you a link.',
      withLink: 'Hold on to the link.',
      soon: 'It starts soon.',
    },
    opening: 'Opening…',
    slow: 'The network is taking its time. Stay with it.',
    opened: 'It’s open.',
    pieceOpened: '“{title}” just opened.',
    views: {
      zero: 'It starts with somebody.',
      one: 'person has been handed this',
      other: 'people have been handed this',
    },
    goalReached: 'We’re there.',
    mine: {
      zero: 'Nobody has opened your link yet.',
      one: 'One person opened your link.',
      other: '{n}\u00a0people opened your link.',
    },
    further: {
      one: 'And one more beyond them, {generations}.',
      other: 'And {n}\u00a0more beyond them, {generations}.',
    },
    generations: { one: 'one hand away', other: 'up to {n}\u00a0hands away' },
    generationsOrMore: '{n}\u00a0hands away or more',
    progress: '{have} of {need}',
    seconds: { one: 'Try again in a second.', other: 'Try again in {n}\u00a0seconds.' },
    work: {
      soon: 'A few seconds, and it opens by itself.',
      atMost: {
        one: 'A second at most, and it opens by itself.',
        other: '{n}\u00a0seconds at most, and it opens by itself.',
      },
    },
    copiedFor: 'Copied. Paste it in {app}.',
    copied: 'Copied. Paste it wherever you like.',
    copyByHand: 'Copy this message:',
    copiedToo: 'Copied as well. If nothing opens, paste it yourself.',
    elsewhere: {
      why: 'Inside this app, a file may not save.',
      open: 'Open in your browser',
      copied: 'Link copied. If nothing opens, paste it in your browser.',
    },
    kept: 'Copied. Put it somewhere safe, and come back with it.',
    goodUntil: 'Good until {day}, {time}.',
    spokenTooOften: 'That’s a lot of tries. Give it ten minutes.',
    media: {
      loading: 'On its way…',
      failed: 'It didn’t make it here.',
      retry: 'Try again',
    },
    problems: {
      malformed: {
        line: 'This link got damaged on the way.',
        hint: 'Part of it is missing. Ask for it again, all of it.',
      },
      'link-invalid': {
        line: 'This link opens nothing here.',
        hint: 'It is incomplete, or belongs somewhere else. Ask for it again.',
      },
      'link-revoked': { line: 'This link talked too much.', hint: 'Ask whoever gave it to you for another.' },
      'link-exhausted': {
        line: 'This link has made its rounds.',
        hint: 'It could only be opened so many times. Ask for another.',
      },
      'words-unknown': {
        line: 'Those three words open nothing.',
        hint: 'Misheard, or more than a day old. Have them said to you again.',
      },
      automated: { line: 'We only open for people.', hint: 'If you are one, try another browser.' },
      'campaign-unknown': { line: 'There’s nothing here any more.', hint: 'Whatever was going on is gone.' },
      'route-unknown': stuck,
      'too-large': stuck,
      'not-open-yet': { line: 'Not yet.', hint: 'Hold on to the link.' },
      closed: over,
      'work-required': {
        line: 'A lot of people are coming in just now.',
        hint: 'Your browser is doing a small sum, to show that you’re not a robot.',
      },
      'slow-down': { line: 'There’s a crowd.', hint: 'Try again in a moment, your place is kept.' },
      unavailable: { line: 'It wouldn’t open.', hint: 'Nothing was counted. Try again, your link is still good.' },
      offline: { line: 'The network let you down.', hint: 'Nothing is lost. Try again when you have signal.' },
      insecure: {
        line: 'This address isn’t https.',
        hint: 'Without the s, no browser can decrypt what was kept for you. Ask for a link that starts with https.',
      },
      outdated: {
        line: 'This browser can’t open it.',
        hint: 'It is too old, or too locked down. Open your link in another one: it is still good.',
      },
      missing: { line: 'A piece is missing.', hint: 'Reload the page, or come back in a while.' },
      damaged: { line: 'A piece arrived damaged.', hint: 'Try again. If it keeps happening, reload the page.' },
    },
  },
})
