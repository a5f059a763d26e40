import { pluralOf } from './plural.ts'
import type { Words } from './words.ts'

const plural = pluralOf('en')

export const en: Words = {
  other: 'Français',
  studio: 'Studio',
  skip: 'Skip to the figures',
  loading: 'Reading the ledger …',
  none: '–',
  nobodyCame: 'Nobody came.',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  retry: 'Try again',
  more: (n) => `Show all ${n}`,
  less: 'Show fewer',
  moreFigures: 'More figures',
  how: 'How is this counted?',
  asTable: 'Table',
  asChart: 'Chart',
  phases: { upcoming: 'Not open yet', private: 'Private', public: 'Public', closed: 'Closed' },
  channels: {
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    snapchat: 'Snapchat',
    telegram: 'Telegram',
    signal: 'Signal',
    sms: 'SMS',
    email: 'E-mail',
    line: 'LINE',
    viber: 'Viber',
    discord: 'Discord',
    imessage: 'iMessage',
    copy: 'Copied link',
    qr: 'QR code',
    voice: 'Word of mouth',
    other: 'Unknown way',
  },
  kinds: { seed: 'List', ambassador: 'Ambassador', circle: 'Circle', poster: 'Poster', member: 'Members' },
  refusals: {
    retry: {
      name: 'Same attempt again',
      rule: 'The connection broke and the page asked again. One tap is one view, however often it is sent.',
    },
    reopened: {
      name: 'Came back',
      rule: 'This browser has already been counted and keeps a pass. Coming back is not a new view.',
    },
    'own-link': {
      name: 'Own link',
      rule: 'Somebody opened the link that they forward themselves. Nobody is their own friend.',
    },
    automated: {
      name: 'Robot',
      rule: 'A messenger’s preview, a mail scanner or a crawler sent it. Only a human’s tap counts.',
    },
    'link-invalid': {
      name: 'Not a link of ours',
      rule: 'Cut off, mistyped or invented: its signature does not match. It opened nothing.',
    },
    'link-revoked': { name: 'Revoked link', rule: 'The link had been revoked. It opened nothing.' },
    'link-exhausted': { name: 'Link used up', rule: 'The link had been opened as often as its cap allows.' },
    'words-unknown': { name: 'Wrong words', rule: 'Words of mouth that open nothing: misheard, or older than a day.' },
    'circle-unknown': { name: 'No such circle', rule: 'The page offered a circle that the campaign no longer has.' },
    'not-open-yet': { name: 'Too early', rule: 'The link was opened before the campaign was. It works later.' },
    closed: { name: 'Too late', rule: 'The campaign had closed.' },
    'work-required': {
      name: 'Asked to work first',
      rule: 'Its network, link or branch went faster than people do: the page was asked for a proof of work first. Whoever brings it is let in.',
    },
    'slow-down': {
      name: 'Too many at once',
      rule: 'More attempts from one place than people make. They could try again a little later.',
    },
  },

  signIn: {
    title: 'The studio opens by a private link, too.',
    line: 'It is where the people behind a campaign watch it travel, live, and account for every number.',
    how: 'If you have a link, open it again. If not, ask whoever runs this site; they make one with:',
    command: 'npm run entrenous -- studio invite --name "Your name"',
    opening: 'One moment …',
    expired: 'You have been signed out: the session has run its time, or was ended. Open your link again.',
    notSignedOut: 'The studio could not be reached: you are still signed in. Reload this page, and sign out again.',
    signedOut: 'You are signed out. Your link lets you back in.',
    refused: 'This link no longer opens the studio: it has expired, been revoked, or was not copied whole.',
    offline: 'The studio cannot be reached right now.',
    tooMany: 'Too many attempts. Wait a minute, then open your link again.',
  },
  account: {
    roles: { viewer: 'Reads', editor: 'Reads and changes links', owner: 'Owner' },
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
  },
  connection: {
    live: 'Live',
    lost: 'Connection lost, trying again',
    asking: 'Asking every few seconds',
    at: (time) => `· figures of ${time}`,
  },

  campaigns: {
    title: 'All campaigns',
    none: 'There is no campaign here that you may see.',
    noneHint: 'Whoever invited you can add some.',
    unread: (titles) => `No figures here just now: ${titles}`,
    columns: {
      campaign: 'Campaign',
      phase: 'Phase',
      last24: 'Last 24 hours',
      views: 'Views',
      clear: 'Clear',
      goal: 'Goal',
      pace: 'An hour',
    },
    alerts: (n, shown) => plural(n, { one: `${shown} link stands out`, other: `${shown} links stand out` }),
    all: 'All campaigns',
  },

  bar: {
    label: 'What is shown',
    range: 'Period',
    ranges: { '6h': '6 h', '24h': '24 h', '3d': '3 d', '7d': '7 d', '30d': '30 d', all: 'All' },
    rangeNames: {
      '6h': 'the last 6 hours',
      '24h': 'the last 24 hours',
      '3d': 'the last 3 days',
      '7d': 'the last 7 days',
      '30d': 'the last 30 days',
      all: 'since the beginning',
    },
    bucket: 'Per',
    buckets: { auto: 'auto', quarter: 'quarter hour', hour: 'hour', day: 'day', week: 'week' },
    before: 'Compare with before',
    channel: 'Channel',
    everyChannel: 'every channel',
    root: 'First link',
    everyRoot: 'every first link',
    lostRoot: 'A lost link',
    clear: 'Clear filters',
    export: 'Export',
    print: 'Print or PDF',
    wall: 'Wall',
    leaveWall: 'Leave the wall',
    copyLink: 'Copy this view’s address',
    keys: 'Keys',
  },

  far: {
    question: 'How far?',
    counted: [
      'A view is a person who opened a private link for the first time, by a tap. Share = view = one row in the ledger, written to disk before anything opens. The number falls only when somebody voids views, with a reason, in the log.',
      'What opens by a number of views, and a first link’s cap, count the clear ones; the goal counts what the public counter shows. Own shares count all but those of a burst.',
      'Views an hour are those of the last hours that hold at least 30 views, with their 95% interval: what was, not what comes. When the goal is reached comes from running the campaign on many times, with its own way of forwarding and its own nights: four simulations of five get there between the two times. A simulation ends where the campaign closes or is revealed.',
    ],
    views: (n) => plural(n, { one: 'view', other: 'views' }),
    allClear: (n) =>
      plural(n, {
        one: 'Clear: nothing speaks against a person',
        other: 'Every one clear: nothing speaks against people',
      }),
    allDoubtful: (n) => plural(n, { one: 'Doubtful', other: 'Every one doubtful' }),
    madeOf: (_, { clear, doubtful }) => `Of them ${clear} clear, ${doubtful} doubtful (unlike people)`,
    voided: (_, shown) => `; ${shown} voided, not among them`,
    rules: {
      clear: { name: 'Clear', rule: 'Nothing speaks against a person who was handed the link.' },
      doubtful: {
        name: 'Doubtful',
        rule: 'Let in and counted, but unlike people. The reasons are below, under “How sure is it?”.',
      },
      voided: {
        name: 'Voided',
        rule: 'Taken out of every figure by somebody here, with a reason. It can be put back.',
      },
    },
    counter: {
      name: 'Public counter',
      clear: (shown) => `It shows the clear views: ${shown}.`,
      all: 'It shows all views, doubtful ones too.',
    },
    clear: (_, shown) => `${shown} clear`,
    goal: (goal) => `goal ${goal}`,
    ofGoal: (percent) => `${percent} of the goal`,
    ofGoalClear: (percent) => `${percent} of the goal, by clear views`,
    reached: 'Goal reached.',
    reachedWithDoubt: (clear) => `Goal reached only with doubtful views. Clear ones: ${clear}.`,
    noGoal: 'no goal set',
    forecast: (goal, at, earliest, latest) =>
      `${goal} expected around ${at} (in 4 of 5 simulations: ${earliest} to ${latest}).`,
    beforeClose: (at) => `before it closes ${at}`,
    beforeReveal: (at) => `before the reveal, ${at}`,
    perhaps: (goal, at, runs, before = 'at all') =>
      `${goal} perhaps around ${at}: ${runs} of 100 simulations get there ${before}.`,
    notByItself: (goal, n, shown) =>
      n === 0
        ? `${goal} is not reached by itself: none of 100 simulations gets there.`
        : `${goal} is probably not reached by itself: ${plural(n, { one: `${shown} of 100 simulations gets`, other: `${shown} of 100 simulations get` })} there.`,
    notInTime: (goal, before, n, shown) =>
      n === 0
        ? `${goal} is not reached ${before}: none of 100 simulations gets there.`
        : `${goal} is probably not reached ${before}: ${plural(n, { one: `${shown} of 100 simulations gets`, other: `${shown} of 100 simulations get` })} there.`,
    tooEarly: (goal) =>
      `Too early to say when the goal of ${goal} is reached: it takes an hour, and 20 views by fans’ links.`,
    tooEarlyUntil: (goal, at) =>
      `Too early to say when the goal of ${goal} is reached: not before ${at}, nor before 20 views by fans’ links.`,
    still: 'Nothing is moving right now.',
    moving: (rate, unit) => `Moving, at ${rate} ${unit}.`,
    young: 'Moving, for less than an hour: too early for a pace.',
    tooYoung: 'not an hour old yet',
    viewsPer: (unit) => `views ${unit}, lately`,
    anHour: 'an hour',
    aDay: 'a day',
    fewerAhead: 'and fewer from here on, by the forecast',
    moreAhead: 'and more from here on, by the forecast',
    inRange: 'in this period',
    against: (change, before) => `${change} on ${before} before`,
    depth: 'longest chain of forwards',
    generations: (n, shown) => plural(n, { one: `${shown} generation`, other: `${shown} generations` }),
    orMore: (generations) => `${generations} or more`,
    range: (low, high) => `likely ${low} to ${high}`,
    upcoming: (at) => `Opens ${at}. Until then links can be handed out, and wait.`,
    closed: (at) => `Closed ${at}. Nothing more is counted.`,
    public: 'Revealed: everybody can open it without a link now, and that is no view.',
    folded: (at) =>
      `The forwarding tree was folded into its figures ${at}: who forwarded to whom is no longer known to anybody.`,
    empty: 'Nobody yet. The first view appears here by itself.',
    emptyVoided: (n, shown) =>
      plural(n, {
        one: `None counts: the ${shown} there was is voided.`,
        other: `None counts: each of the ${shown} is voided.`,
      }),
    emptyHint: 'Hand out this link first:',
  },

  growing: {
    question: 'Is it still growing?',
    counted: [
      'R, the reproduction number, is how many views come through one fan’s own link, on average, within so long after their opening. Everybody counts for as long as they have been there: the youngest for their minutes, the oldest for their days. So it can only rise as the time grows.',
      'What it comes to, given time, is said only where the data reach far enough. Above 1 each generation is larger than the last; below 1 it fades out.',
      'Once the campaign has closed, nothing is estimated any more: R is the views through fans’ own links divided by all fans, those included who came last and had no time. It is always below 1: those who came by a first link are fans too, and nobody brought them.',
      'The whiskers are 95% intervals. A few fans forward to many, so the interval is wider than a plain count would suggest.',
      'R counts clear views of clear fans alone: what a script does says nothing of people. The views over time show the doubtful ones, too. Whoever hands on a link by posting it is one fan with many views.',
    ],
    sentences: {
      yes: (r, low, high, within) =>
        `Growing by itself: each fan has brought ${r} more within ${within} (R, 95% sure: ${low} to ${high}).`,
      no: (r, low, high, within) =>
        `Fading: each fan has brought only ${r} more within ${within} (R, 95% sure: ${low} to ${high}).`,
      even: (r, low, high, within) =>
        `Holding: each fan has brought ${r} more within ${within} (R, 95% sure: ${low} to ${high}).`,
      unsure: (r, low, high, within) =>
        `Too early to tell whether it grows: each fan has brought ${r} more within ${within}, and ${low} to ${high} would fit as well (R, 95% sure).`,
      plain: (r, low, high, within) =>
        `Each fan has brought ${r} more within ${within} (R, 95% sure: ${low} to ${high}); above 1 it grows by itself.`,
    },
    nobody: (high, within) => `No fan has brought anybody within ${within} (95% sure: at most ${high} each).`,
    over: (r) => `It is over: each fan brought ${r} more on average (R, counted).`,
    overNobody: 'It is over: no fan brought anybody.',
    overFew: 'It is over: too few came to say how many each fan brought. It takes ten fans.',
    eventual: (r, low, high) => `Given time, it comes to ${r} each (${low} to ${high}).`,
    empty: 'Views over time will stand here, and from ten fans on how many each brings.',
    tooEarly:
      'Too early to say how many each fan brings: it takes ten fans, a minute, and no single fan who brought a large part of them.',
    eventualFrom: (when) => `What it comes to, given time, can probably be said from ${when} on.`,
    doubling: (time) => `The pace doubles every ${time}.`,
    halving: (time) => `The pace halves every ${time}.`,
    views: { title: 'Views', columns: { at: 'From', views: 'Views', clear: 'Clear', before: 'Period before' } },
    viewsSentence: (count, when) => `Most: ${count}, ${when}`,
    noViews: 'No views in this period',
    generations: {
      title: 'How many more each fan has brought',
      columns: {
        generation: 'Generation',
        views: 'Views',
        clear: 'Clear',
        forwarders: 'Forwarded',
        reproduction: 'Each brought (R)',
      },
    },
    generationsSentence:
      'Above the line at 1 the next generation is larger. The first had it from a first link, the second from a fan of the first, and so on; the last have had the least time. R above is of all of them together, over the time that it names. Thin lines: 95% sure.',
    generationsOver:
      'Above the line at 1 the next generation was larger. The first had it from a first link, the second from a fan of the first, and so on; the last had the least time. R above is of all of them together.',
    within: (time) => `within ${time}`,
    inTheEnd: 'What each fan brings, given time',
    interval: (low, high) => `95% sure: ${low} to ${high}.`,
    method: (name) => `Estimated by ${name}.`,
    methods: { 'last-doublings': 'what each doubling of the time still added' },
    first: 'From opening to first forward',
    early: 'too early',
    few: 'too few',
    firstHalf: 'Half of those who forward are faster; too early to say for nine in ten.',
    firstNinetieth: (time) => `Half of those who forward are faster; nine in ten are within ${time}.`,
    firstFrom: (n, shown) =>
      plural(n, {
        one: `From ${shown} fan who has forwarded so far, allowing for those who have only just opened.`,
        other: `From ${shown} fans who have forwarded so far, allowing for those who have only just opened.`,
      }),
    firstEarly: (n, shown) =>
      plural(n, {
        one: `${shown} fan has forwarded so far. How long people take is said from 20 on, once few more are to be expected, and not before a day and a night.`,
        other: `${shown} fans have forwarded so far. How long people take is said ${n < 20 ? 'from 20 on, ' : ''}once few more are to be expected, and not before a day and a night.`,
      }),
    nobodyYet: 'Nobody has forwarded yet.',
    firstOver: (n, shown) =>
      plural(n, { one: `From the ${shown} fan who forwarded.`, other: `From the ${shown} fans who forwarded.` }),
    firstFew: (n, shown) =>
      plural(n, {
        one: `${shown} fan forwarded. How long people take is said from 20 on.`,
        other: `${shown} fans forwarded. How long people take is said from 20 on.`,
      }),
    nobodyEver: 'Nobody forwarded.',
    now: 'this period',
    windowBefore: 'before',
    unfinished: 'so far',
    cut: 'drawn shorter',
  },

  carries: {
    question: 'Who and what carries it?',
    counted: [
      'The channel is the one whose button was used on the way here; it is a letter in the link, a hint and not a proof. A link that was copied by hand counts as copied.',
      'Each fan brought (R): views through the own link of a fan who came by this channel, on average, within the time that is named.',
      'Views per use: views that came by a channel for each time its share button was used. One message to a group can bring many.',
      'All views of a first link are everything that grew from it: direct ones through the link itself, and those through all links after it. Shares add up to 100%, since every view has exactly one first link.',
    ],
    all: (channel) => `Everything came by: ${channel}.`,
    chosen: (channel) => `Only what came by: ${channel}.`,
    sentence: (channel, share) => `${channel} carries ${share}`,
    both: (first, second, share) => `${first} and ${second} carry ${share} each`,
    even: (n, share) => `No channel leads: ${n} carry ${share} each.`,
    andDeepest: ', and has the longest chain.',
    deepest: (channel) => `; ${channel} has the longest chain.`,
    noneInRange: 'Nothing travelled in this period.',
    channels: {
      title: 'Channels',
      columns: {
        channel: 'Channel',
        views: 'Views',
        clear: 'Clear',
        share: 'Share',
        intents: 'Button used',
        perIntent: 'Views per use',
        reproduction: 'Each fan brought (R)',
        depth: 'Longest chain',
      },
    },
    roots: {
      title: 'First links',
      columns: {
        label: 'Handed out to',
        kind: 'Kind',
        channel: 'By',
        reach: 'All views',
        clear: 'Clear',
        share: 'Share',
        views: 'Direct',
        depth: 'Longest chain',
        spark: 'Over time, one scale',
      },
    },
    rootsAll: (label) => `Everything grew from “${label}”.`,
    rootsMost: (label, share) => `Most grew from “${label}”: ${share}.`,
    rootsMore: (label, share) => `From “${label}” grew more than from any other: ${share}.`,
    filter: 'Filter first links',
    noMatch: 'No first link is called that.',
    only: (name) => `Only ${name}`,
    capped: (n, shown) => plural(n, { one: `at most ${shown} clear view`, other: `at most ${shown} clear views` }),
    revoked: 'revoked',
    empty: 'Nothing has travelled yet. Channels and first links will be ranked here.',
  },

  travels: {
    question: 'How does it travel?',
    counted: [
      'Each dot is a view, each line a link that was forwarded. A small tree grows from the first links on the left, a column a generation; a large one from the middle, a ring a generation. Nobody’s name is known: a dot is a number that opens nothing.',
      'Branches smaller than 5 views are folded into the dot that they hang on, so that nobody can be told by who their few friends are; up to 60 views, owners see all of them. For the same reason only owners see when somebody came, and how is left out where few did.',
      'The distance between two views of one tree is the number of forwards on the way from one to the other (structural virality, Goel et al. 2016). It is 2 when everybody had it from the same link, and grows as chains grow.',
    ],
    sentence: (share, people) =>
      `${share} of these views came through friends of friends; the longest chain is ${people}.`,
    people: (n, shown) => plural(n, { one: `${shown} person`, other: `${shown} people` }),
    straight: (n) =>
      plural(n, {
        one: 'It came straight from a first link: nobody has passed it on further.',
        other: 'Every view came straight from a first link: nobody has passed it on further.',
      }),
    noneInRange: 'Nothing travelled in this period.',
    empty: 'The tree grows here, from the first view on.',
    folded: (at) =>
      `The tree was folded ${at}, as the privacy notice promises. How many there were in each generation remains.`,
    since: (drawn) => `Since then: ${drawn}`,
    young: 'The tree is drawn from 5 views of one first link on, so that nobody is recognised.',
    tree: 'The forwarding tree',
    treeHint: 'Drag to move; click it to zoom by scrolling. On the keyboard: arrows, + and −, 0 shows all.',
    drawn: (drawn, size, shown) =>
      `${drawn} of ${plural(size, { one: `${shown} view`, other: `${shown} views` })} drawn`,
    allDrawn: (n, shown) => plural(n, { one: `${shown} view drawn`, other: `${shown} views, all of them drawn` }),
    whyFolded: (n) => `: branches smaller than ${n} are folded, so that nobody is recognised`,
    whyMost: (n) => `: at most ${n} dots, the largest branches first`,
    zoomIn: 'Closer',
    zoomOut: 'Farther',
    fit: 'All',
    legend: {
      view: 'view',
      folded: 'with small branches folded in: how many views, its size or +n says',
      doubtful: 'doubtful',
    },
    generation: (generation) => `Generation ${generation}`,
    column: (generation, n, shown) =>
      `Generation ${generation}: ${plural(n, { one: `${shown} view`, other: `${shown} views` })}`,
    doubtful: 'doubtful',
    below: (n, shown) => plural(n, { one: `${shown} view grew from it`, other: `${shown} views grew from it` }),
    foldedInto: (n, shown) => plural(n, { one: `${shown} of them folded`, other: `${shown} of them folded` }),
    root: 'First link',
    chosen: 'Chosen in the tree',
    branch: (n, views, share) =>
      `The largest branch that one fan began holds ${plural(n, { one: `${views} view`, other: `${views} views` })}, ${share} of all.`,
    virality: (hops) =>
      `Two people of one tree are ${hops} forwards apart on average; 2 would mean that all had it from the same link.`,
    generations: {
      title: 'Generations',
      columns: { generation: 'Generation', views: 'Views', share: 'Share' },
    },
    branches: {
      title: 'How much each branch holds',
      sentence: 'A branch begins with a fan who had a first link, and holds everybody after.',
      columns: { size: 'Views in it', branches: 'Branches', share: 'Of all branches' },
    },
    upTo: (from, to) => `${from} to ${to}`,
    load: 'Draw the tree',
  },

  uncounted: {
    question: 'What was not counted, and why?',
    counted: [
      'Raw openings are all taps that reached us. Each of them is either a view or counted here, by exactly one reason: the two add up. Voided views are in neither.',
      'Loading a page or reading a link counts nothing and is in neither figure; only a tap is an opening.',
    ],
    sentence: ({ raw, counted }, shown) =>
      `${plural(raw, { one: `${shown.raw} opening`, other: `${shown.raw} openings` })}: ${plural(counted, { one: `${shown.counted} view`, other: `${shown.counted} views` })}, ${shown.not} not counted.`,
    nothing: 'No openings in this period.',
    empty: (n, shown) =>
      plural(n, { one: 'The one opening was a view.', other: `Each of the ${shown} openings was a view.` }),
    reasons: { title: 'Reasons', columns: { reason: 'Reason', openings: 'Openings', share: 'Of all', rule: 'Rule' } },
    chart: {
      title: 'Openings over time',
      columns: { at: 'From', counted: 'Counted', uncounted: 'Not counted' },
    },
    mostly: (reason) => `Mostly: ${reason}.`,
    firstTwo: (first, second) => `First of all: ${first}, ${second}.`,
  },

  doubt: {
    question: 'How sure is it?',
    counted: [
      'A doubtful view was let in and is counted. It carries why it is unlike people: a few yes-or-no marks, nothing about the person. One view can carry several, so the rows add up to more than the doubtful views.',
      'No mark is a proof. Each has its error both ways, named beside it: people who carry it all the same, and scripts that do not.',
      'Whoever opens the same friend’s link in two browsers is two views, too, and no figure here can tell: nobody is known, so nobody is recognised.',
    ],
    sentence: (n, shown, views, share) =>
      `${plural(n, { one: `${shown} of ${views} views carries`, other: `${shown} of ${views} views carry` })} a doubt, ${share}.`,
    all: (n, shown) =>
      plural(n, { one: 'The one view carries a doubt.', other: `Each of the ${shown} views carries a doubt.` }),
    none: (n) => plural(n, { one: 'The one view carries no doubt.', other: 'No view carries a doubt.' }),
    empty: 'Where views are unlike people, it will be said here why.',
    title: 'Doubts',
    columns: { doubt: 'Doubt', views: 'Views', share: 'Of all', rule: 'Rule', errs: 'How it errs' },
    doubts: {
      burst: {
        name: 'Burst',
        rule: 'Its network opened far more within minutes than a crowd behind one address does.',
        tooMany: 'People carry it in a crowd larger than a stadium’s, and when they share an address with a script.',
        tooFew: 'A script with many networks, or with time, does not.',
      },
      work: {
        name: 'Work done',
        rule: 'Its network, link or branch went so fast that the page was asked for a proof of work, and gave it.',
        tooMany: 'People carry it when they come in the middle of a rush, whoever makes it.',
        tooFew: 'A script that stays slow is never asked.',
      },
      kin: {
        name: 'Same network in a row',
        rule: 'For the fourth time in a row, a link was opened in its owner’s network within minutes, and that network does this often.',
        tooMany: 'People carry it when it goes from hand to hand through a school or an office; a family does not.',
        tooFew: 'A script that changes networks, or waits, does not.',
      },
      browser: {
        name: 'Odd browser',
        rule: 'It sends what no browser sends, leaves out what its browser always sends, or says that a program drives it.',
        tooMany: 'People carry it when an add-on, an antivirus or a company changes what their browser sends.',
        tooFew: 'A script that copies what a browser sends does not.',
      },
      fast: {
        name: 'Too fast',
        rule: 'It was opened within seconds of its link’s owner, again and again; or its link or branch grew faster than people pass on.',
        tooMany: 'People carry it when a link is shown on a screen to many, or when thousands follow one fan.',
        tooFew: 'A script that waits does not.',
      },
    },
    unknown: 'What cannot be known',
    twice: (n, shown) =>
      `${plural(n, { one: `Up to ${shown} of these views may be one person twice: it`, other: `Up to ${shown} of these views may be one person twice: they` })} came from the network of their link’s owner within half an hour. A family on one Wi-Fi looks the same, and so does one person in two browsers.`,
    noTwice:
      'No view came from the network of its link’s owner within half an hour: nothing hints at one person twice.',
    reposted: (n, shown) =>
      `${plural(n, { one: `${shown} view came`, other: `${shown} views came` })} through fans’ links beyond what a chat holds. Such a link was posted or passed along: who handed it on there, the tree does not know.`,
    noReposted: 'No fan’s link was opened by more people than a chat holds: nothing hints at a link that was reposted.',
    voided: (n, shown) =>
      plural(n, {
        one: `${shown} view is voided: it is in no figure.`,
        other: `${shown} views are voided: they are in no figure.`,
      }),
    whole: 'The whole campaign',
  },

  leaks: {
    question: 'Is it leaking, or forged?',
    counted: [
      'A chat has so many members, and opens a link in a burst that ends. A link that many more people open, or that keeps coming faster, was probably posted in public.',
      'A branch of which half is doubtful, a star, a chain, or a burst in the small hours grows as a machine makes it grow. The brand’s own links are watched, too.',
      'Being flagged changes nothing by itself: the views stay counted until somebody voids them. The first two limits can be set for each campaign, as “leaks” in its campaign.yaml.',
    ],
    none: 'No link stands out: none looks posted in public, or grown by a machine.',
    some: {
      public: (n, shown) =>
        plural(n, {
          one: `${shown} link behaves like a public post.`,
          other: `${shown} links behave like public posts.`,
        }),
      machine: (n, shown) =>
        plural(n, {
          one: `${shown} link grows as a machine makes it grow.`,
          other: `${shown} links grow as a machine makes them grow.`,
        }),
      mixed: (n, shown) =>
        plural(n, {
          one: `${shown} link stands out: posted in public, or grown by a machine.`,
          other: `${shown} links stand out: posted in public, or grown by a machine.`,
        }),
    },
    rules: {
      many: (views, limit) => `Opened by ${views} people. Flagged from ${limit}: more than a chat holds.`,
      fast: (views, limit) =>
        `${views} views within a quarter of an hour, not counting its first ten. Flagged from ${limit}: faster than chats open.`,
      machine: (views, limit) =>
        `${views} doubtful views in its branch, half of it or more. Flagged from ${limit}: grown by one machine.`,
      star: (views, limit) =>
        `${views} of those who opened the link itself are doubtful, half of them or more. Flagged from ${limit}: a star.`,
      chain: (views, limit) =>
        `A chain: ${views} views in generations of hardly more than one each. Flagged from ${limit} generations: longer than people make.`,
      night: (views, limit) =>
        `${views} views in a burst between one and five at night. Flagged from ${limit}: people sleep.`,
    },
    from: (channel, at) => `The link of a fan${at ? ` who came ${at}` : ''}${channel ? ` (${channel})` : ''}`,
    hour: (at) => `in the hour from ${at}`,
    fromRoot: (label, channel) => `The first link “${label}” (${channel})`,
    spread: (n, shown, generations) =>
      `${plural(n, { one: `${shown} further view`, other: `${shown} further views` })}, over ${generations}`,
    doubtful: (n, shown) =>
      plural(n, { one: `${shown} view of its branch is doubtful`, other: `${shown} views of its branch are doubtful` }),
    capped: (n, shown) =>
      plural(n, { one: `At most ${shown} clear view now`, other: `At most ${shown} clear views now` }),
    revokedAt: (at) => `Revoked ${at}`,
  },

  links: {
    show: 'Links and codes',
    ambassadors: 'Ambassadors and their notes',
    previews: 'Previews for your client',
    new: 'New first links',
    newHint: 'One name to a line: each gets a link of its own, and a row in the table above.',
    names: 'Names',
    namesHint: 'Nadia\nThe Friday list\nPoster, rue des Martinets',
    kind: 'Kind',
    channel: 'Handed out by',
    usual: 'as usual for its kind',
    cap: 'At most',
    capHint: 'clear views through the link itself; empty: no limit',
    create: (n, shown) =>
      n === 0 ? 'Make links' : plural(n, { one: `Make ${shown} link`, other: `Make ${shown} links` }),
    created: (n, shown) => plural(n, { one: `${shown} link made.`, other: `${shown} links made.` }),
    csv: 'Download as CSV',
    copyLink: 'Copy link',
    qr: 'QR code',
    print: 'To print (PDF)',
    sizes: { a4: 'A4 poster', a3: 'A3 poster', stickers: '24 stickers' },
    capLink: 'Cap at',
    revokeLink: 'Revoke link',
    revokeBranch: 'Revoke with all that grew from it',
    restoreLink: 'Restore link',
    restoreBranch: 'Restore with all that grew from it',
    confirmCap: (views, shown, cap) =>
      `It has ${plural(views, { one: `${shown} view`, other: `${shown} views` })} now. From ${cap} clear ones on it opens for nobody new; who has opened keeps access.`,
    confirmUncap: 'It opens for as many as come, again.',
    confirmRevoke: (links, views, shown) =>
      `${plural(links, { one: `${shown.links} link opens`, other: `${shown.links} links open` })} nothing new from then on; ${plural(views, { one: `${shown.views} view through this one stays`, other: `${shown.views} views through this one stay` })} counted. Keys already handed out stay out. It can be undone.`,
    confirmRestore: (links, shown) =>
      links === 0
        ? 'No link of it is revoked: nothing would change.'
        : `${plural(links, { one: `${shown} link opens`, other: `${shown} links open` })} again, for whoever holds it.`,
    isAboveRevoked:
      'A link above it stays revoked: what was revoked together with that one opens only once that one is restored.',
    doCap: 'Cap it',
    doRevoke: 'Revoke it',
    doRestore: 'Restore it',
    uncap: 'Lift the cap',
    undo: 'Undo',
    done: {
      cap: 'Capped.',
      uncap: 'The cap is lifted.',
      revoke: 'Revoked. Keys already handed out stay out.',
      restore: 'Restored.',
      void: 'Voided. Keys already handed out stay out.',
      unvoid: 'Put back.',
    },
    failed: {
      unheard: 'No answer came. Whether it was done, “Who changed what?” will say.',
      forbidden: 'This session may only read. Nothing was changed.',
      unknown: 'This link is not known any more. Nothing was changed.',
      refused: 'That did not work. Nothing was changed.',
    },
    taken: (names) => `Already there: ${names}. Take out or rename what is listed; nothing was made.`,
    notMade: 'That did not work. Look at the list before you try again.',
  },

  changes: {
    question: 'Who changed what?',
    counted: [
      'Whatever is made, capped, revoked, voided or put back, in the studio or on the command line, is written down in the same transaction, with the name on the key that did it. So are sign-ins and exports. Nothing here can be edited.',
    ],
    none: 'Nothing has been changed.',
    some: (n, shown) => plural(n, { one: `${shown} entry.`, other: `${shown} entries.` }),
    last: (shown) => `The last ${shown} entries; the export has all of them.`,
    columns: { at: 'When', who: 'Who', what: 'What' },
    entry: (action, detail) => (detail ? `${action}: ${detail}` : action),
    actions: {
      'key-made': 'Invited',
      'key-revoked': 'Took back the key of',
      'signed-in': 'Signed in',
      'signed-out-everywhere': 'Signed out everywhere',
      'session-replayed': 'A copied session was ended',
      'root-added': 'Made a first link',
      'members-added': 'Brought in members',
      'members-removed': 'Took members off their lists',
      'link-capped': 'Capped a link',
      'link-revoked': 'Revoked a link',
      'branch-revoked': 'Revoked a link and all that grew from it',
      'link-restored': 'Restored a link',
      'branch-restored': 'Restored a link and all that grew from it',
      'views-voided': 'Voided views',
      'views-unvoided': 'Put voided views back',
      'preview-made': 'Made a preview',
      'preview-revoked': 'Revoked a preview',
      exported: 'Exported',
      'page-renewed': 'Made another page for an ambassador',
      'note-shown': 'Showed an ambassador’s note',
      'note-refused': 'Refused an ambassador’s note',
      'note-withdrawn': 'Took an ambassador’s note down',
      'photos-accepted': 'Accepted photos',
      'photos-refused': 'Refused photos',
      'photos-reconsidered': 'Let photos wait again',
      'pass-blocked': 'Blocked the fan behind a photo',
      'pass-unblocked': 'Unblocked the fan behind a photo',
      'word-said': 'Said a word',
      'word-taken-down': 'Took the word down',
      'word-put-back': 'Put an earlier word back',
      'lines-sorted': 'Sorted lines',
      'circle-split': 'Divided a circle',
    },
  },

  exports: {
    views: 'Views over time',
    circles: 'Circles',
    channels: 'Channels',
    roots: 'First links',
    generations: 'Generations',
    forwards: 'First forwards, by delay',
    surges: 'Surges, by quarter of an hour',
    uncounted: 'Not counted',
    intents: 'Share buttons',
    nodes: 'The ledger',
    votes: 'Votes, by choice',
    audit: 'Changes',
    doubts: 'Doubts',
    voids: 'Voided views',
    photos: 'Photos shown, with captions',
    semicolons: 'with semicolons, for spreadsheets in French, German …',
    forOwners: 'for owners',
  },

  keys: {
    title: 'Keys',
    ranges: 'period',
    tables: 'charts as tables, and back',
    filter: 'filter first links',
    wall: 'wall, and back',
    tree: 'move and zoom the tree',
    help: 'this list',
    leave: 'close, leave a field',
    api: 'The same studio for machines: the API',
  },

  print: {
    title: 'Report',
    made: (at) => `As of ${at}`,
    period: (from, to) => `${from} to ${to}`,
  },
}
