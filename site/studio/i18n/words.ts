import type { SessionAnswer } from '../../../api/studio/contract/session-schema.ts'
import type { ExportName } from '../../../api/studio/exports.ts'
import type { ChannelId } from '../../../campaigns/channels.ts'
import type { RootKind } from '../../../campaigns/root-kinds.ts'
import type { Changes, Report } from '../api.ts'
import type { Bucket, Range } from '../selection.ts'

type Reason = Report['uncounted']['reasons'][number]['reason']
type Phase = Report['campaign']['phase']
type LeakRule = Report['leaks'][number]['rule']
type Doubt = Report['doubts'][number]['doubt']

/** A section: its question, and how its figures come about, a paragraph each. */
export interface SectionWords {
  question: string
  counted: string[]
}

type Made<Count> = Record<'clear' | 'doubtful', Count>

/** What a table is called, and its columns. */
interface TableWords<Column extends string> {
  title: string
  columns: Record<Column, string>
}

/**
 * Everything that the studio says. Figures and dates come in as they are written in the language; `n` beside a text is
 * the number itself, where the language has forms for it.
 */
export interface Words {
  /** The other language, in that language. */
  other: string
  studio: string
  skip: string
  loading: string
  none: string
  /** Of a campaign that is over. */
  nobodyCame: string
  cancel: string
  close: string
  copy: string
  copied: string
  retry: string
  more: (n: string) => string
  less: string
  moreFigures: string
  how: string
  asTable: string
  asChart: string
  phases: Record<Phase, string>
  channels: Record<ChannelId, string>
  kinds: Record<RootKind, string>
  refusals: Record<Reason, { name: string; rule: string }>

  signIn: {
    title: string
    line: string
    how: string
    command: string
    opening: string
    expired: string
    notSignedOut: string
    signedOut: string
    refused: string
    offline: string
    tooMany: string
  }
  account: {
    roles: Record<SessionAnswer['role'], string>
    signOut: string
    signOutEverywhere: string
  }
  connection: { live: string; lost: string; asking: string; at: (time: string) => string }

  campaigns: {
    title: string
    none: string
    noneHint: string
    unread: (titles: string) => string
    columns: Record<'campaign' | 'phase' | 'last24' | 'views' | 'clear' | 'goal' | 'pace', string>
    alerts: (n: number, shown: string) => string
    all: string
  }

  bar: {
    label: string
    range: string
    ranges: Record<Range, string>
    rangeNames: Record<Range, string>
    bucket: string
    buckets: Record<Bucket | 'auto', string>
    before: string
    channel: string
    everyChannel: string
    root: string
    everyRoot: string
    lostRoot: string
    clear: string
    export: string
    print: string
    wall: string
    leaveWall: string
    copyLink: string
    keys: string
  }

  far: SectionWords & {
    views: (n: number) => string
    /** What the views are made of. Voided ones are not among them. */
    allClear: (n: number) => string
    allDoubtful: (n: number) => string
    madeOf: (n: Made<number>, shown: Made<string>) => string
    voided: (n: number, shown: string) => string
    /** One line for each word of it. */
    rules: Record<'clear' | 'doubtful' | 'voided', { name: string; rule: string }>
    counter: { name: string; clear: (shown: string) => string; all: string }
    clear: (n: number, shown: string) => string
    goal: (goal: string) => string
    ofGoal: (percent: string) => string
    /** Where only clear views count towards it. */
    ofGoalClear: (percent: string) => string
    reached: string
    /** The goal is reached only with views that carry a doubt. */
    reachedWithDoubt: (clear: string) => string
    noGoal: string
    forecast: (goal: string, at: string, earliest: string, latest: string) => string
    /** The end of the campaign, of whatever may come before it. */
    beforeClose: (at: string) => string
    beforeReveal: (at: string) => string
    perhaps: (goal: string, at: string, runs: string, before?: string) => string
    /** @param n of 100 runs */
    notByItself: (goal: string, n: number, shown: string) => string
    notInTime: (goal: string, before: string, n: number, shown: string) => string
    tooEarly: (goal: string) => string
    tooEarlyUntil: (goal: string, at: string) => string
    still: string
    moving: (rate: string, unit: string) => string
    /** Younger than an hour: no pace. */
    young: string
    tooYoung: string
    viewsPer: (unit: string) => string
    anHour: string
    aDay: string
    /** What the forecast says of the hours to come, beside what the last ones were. */
    fewerAhead: string
    moreAhead: string
    inRange: string
    against: (change: string, before: string) => string
    depth: string
    generations: (n: number, shown: string) => string
    /** Further than it is counted. */
    orMore: (generations: string) => string
    range: (low: string, high: string) => string
    upcoming: (at: string) => string
    closed: (at: string) => string
    public: string
    folded: (at: string) => string
    empty: string
    emptyVoided: (n: number, shown: string) => string
    emptyHint: string
  }

  growing: SectionWords & {
    sentences: Record<
      'yes' | 'no' | 'even' | 'unsure' | 'plain',
      (r: string, low: string, high: string, within: string) => string
    >
    /** R is nought. */
    nobody: (high: string, within: string) => string
    /** Of a campaign that has closed, where nothing is estimated any more. */
    over: (r: string) => string
    overNobody: string
    overFew: string
    eventual: (r: string, low: string, high: string) => string
    tooEarly: string
    eventualFrom: (when: string) => string
    empty: string
    doubling: (time: string) => string
    halving: (time: string) => string
    views: TableWords<'at' | 'views' | 'clear' | 'before'>
    viewsSentence: (count: string, when: string) => string
    noViews: string
    generations: TableWords<'generation' | 'views' | 'clear' | 'forwarders' | 'reproduction'>
    generationsSentence: string
    generationsOver: string
    within: (time: string) => string
    inTheEnd: string
    interval: (low: string, high: string) => string
    method: (name: string) => string
    /** What the API calls them. */
    methods: Record<string, string>
    first: string
    early: string
    /** For a figure, in a campaign that has closed: there will be none. */
    few: string
    firstHalf: string
    firstNinetieth: (time: string) => string
    /** How many the delays are known from. */
    firstFrom: (n: number, shown: string) => string
    firstEarly: (n: number, shown: string) => string
    nobodyYet: string
    /** The same of a campaign that has closed. */
    firstOver: (n: number, shown: string) => string
    firstFew: (n: number, shown: string) => string
    nobodyEver: string
    now: string
    windowBefore: string
    /** Said of the bucket that is still filling. */
    unfinished: string
    /** On a bar that is drawn shorter than it is. */
    cut: string
  }

  carries: SectionWords & {
    only: (name: string) => string
    /** One channel carried everything. */
    all: (channel: string) => string
    /** No other channel is looked at. */
    chosen: (channel: string) => string
    sentence: (channel: string, share: string) => string
    both: (first: string, second: string, share: string) => string
    even: (n: string, share: string) => string
    andDeepest: string
    deepest: (channel: string) => string
    noneInRange: string
    channels: TableWords<'channel' | 'views' | 'clear' | 'share' | 'intents' | 'perIntent' | 'reproduction' | 'depth'>
    roots: TableWords<'label' | 'kind' | 'channel' | 'reach' | 'clear' | 'share' | 'views' | 'depth' | 'spark'>
    rootsAll: (label: string) => string
    rootsMost: (label: string, share: string) => string
    rootsMore: (label: string, share: string) => string
    filter: string
    noMatch: string
    capped: (n: number, shown: string) => string
    revoked: string
    empty: string
  }

  travels: SectionWords & {
    sentence: (share: string, hops: string) => string
    people: (n: number, shown: string) => string
    /** Nobody has passed it on. */
    straight: (n: number) => string
    noneInRange: string
    empty: string
    folded: (at: string) => string
    /** What was drawn, of the views since the fold. */
    since: (drawn: string) => string
    young: string
    tree: string
    treeHint: string
    drawn: (drawn: string, size: number, shown: string) => string
    allDrawn: (n: number, shown: string) => string
    whyFolded: (n: string) => string
    whyMost: (n: string) => string
    zoomIn: string
    zoomOut: string
    fit: string
    legend: Record<'view' | 'folded' | 'doubtful', string>
    generation: (generation: string) => string
    /** Above a column of the tree: how many views there are in it, drawn or not. */
    column: (generation: string, n: number, shown: string) => string
    doubtful: string
    below: (n: number, shown: string) => string
    foldedInto: (n: number, shown: string) => string
    root: string
    /** The dot whose link can be acted on. */
    chosen: string
    branch: (n: number, views: string, share: string) => string
    virality: (hops: string) => string
    generations: TableWords<'generation' | 'views' | 'share'>
    branches: TableWords<'size' | 'branches' | 'share'> & { sentence: string }
    upTo: (from: string, to: string) => string
    load: string
  }

  uncounted: SectionWords & {
    sentence: (n: Record<'raw' | 'counted', number>, shown: Record<'raw' | 'counted' | 'not', string>) => string
    nothing: string
    empty: (n: number, shown: string) => string
    reasons: TableWords<'reason' | 'openings' | 'share' | 'rule'>
    chart: TableWords<'at' | 'counted' | 'uncounted'>
    /** More than half. */
    mostly: (reason: string) => string
    firstTwo: (first: string, second: string) => string
  }

  doubt: SectionWords & {
    sentence: (n: number, shown: string, views: string, share: string) => string
    all: (n: number, shown: string) => string
    none: (n: number) => string
    empty: string
    title: string
    columns: Record<'doubt' | 'views' | 'share' | 'rule' | 'errs', string>
    doubts: Record<Doubt, { name: string; rule: string; tooMany: string; tooFew: string }>
    unknown: string
    twice: (n: number, shown: string) => string
    noTwice: string
    reposted: (n: number, shown: string) => string
    noReposted: string
    voided: (n: number, shown: string) => string
    whole: string
  }

  leaks: SectionWords & {
    none: string
    /** `public`: all flagged as a public post is; `machine`: none of them; else `mixed`. */
    some: Record<'public' | 'machine' | 'mixed', (n: number, shown: string) => string>
    rules: Record<LeakRule, (views: string, limit: string) => string>
    /** @param channel undefined, as `at` is, where it could tell who it is */
    from: (channel: string | undefined, at: string | undefined) => string
    /** When somebody came, known to the hour. */
    hour: (at: string) => string
    fromRoot: (label: string, channel: string) => string
    spread: (n: number, shown: string, generations: string) => string
    doubtful: (n: number, shown: string) => string
    capped: (n: number, shown: string) => string
    revokedAt: (at: string) => string
  }

  links: {
    show: string
    ambassadors: string
    previews: string
    new: string
    newHint: string
    names: string
    namesHint: string
    kind: string
    channel: string
    usual: string
    cap: string
    capHint: string
    create: (n: number, shown: string) => string
    created: (n: number, shown: string) => string
    csv: string
    copyLink: string
    qr: string
    print: string
    sizes: Record<'a4' | 'a3' | 'stickers', string>
    capLink: string
    revokeLink: string
    revokeBranch: string
    restoreLink: string
    restoreBranch: string
    confirmCap: (views: number, shown: string, cap: string) => string
    confirmUncap: string
    confirmRevoke: (links: number, views: number, shown: Record<'links' | 'views', string>) => string
    confirmRestore: (links: number, shown: string) => string
    isAboveRevoked: string
    doCap: string
    doRevoke: string
    doRestore: string
    uncap: string
    undo: string
    done: Record<'cap' | 'uncap' | 'revoke' | 'restore' | 'void' | 'unvoid', string>
    failed: Record<'unheard' | 'forbidden' | 'unknown' | 'refused', string>
    taken: (names: string) => string
    notMade: string
  }

  changes: SectionWords & {
    none: string
    some: (n: number, shown: string) => string
    /** There are older ones, too. */
    last: (shown: string) => string
    columns: Record<'at' | 'who' | 'what', string>
    entry: (action: string, detail: string) => string
    actions: Record<Changes['entries'][number]['action'], string>
  }

  exports: Record<ExportName, string> & {
    /** Of a gallery. */
    photos: string
    /** Of a file with semicolons. */
    semicolons: string
    forOwners: string
  }

  keys: {
    title: string
    ranges: string
    tables: string
    filter: string
    wall: string
    tree: string
    help: string
    leave: string
    api: string
  }

  print: { title: string; made: (at: string) => string; period: (from: string, to: string) => string }
}
