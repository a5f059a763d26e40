import type { ExportName } from '../../../api/studio/exports.ts'
import type { ChannelId } from '../../../campaigns/channels.ts'
import type { RootKind } from '../../../campaigns/schema.ts'
import type { Changes, Report } from '../api.ts'
import type { Bucket, Range } from '../selection.ts'

type Reason = Report['uncounted']['reasons'][number]['reason']
type Phase = Report['campaign']['phase']
type LeakRule = Report['leaks'][number]['rule']

/** A section: its question, and how its figures come about, a paragraph each. */
export interface SectionWords {
  question: string
  counted: string[]
}

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
    roles: Record<'viewer' | 'editor' | 'owner', string>
    signOut: string
    signOutEverywhere: string
  }
  connection: { live: string; lost: string; asking: string; at: (time: string) => string }

  campaigns: {
    title: string
    none: string
    noneHint: string
    columns: Record<'campaign' | 'phase' | 'last24' | 'views' | 'goal' | 'pace', string>
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
    goal: (goal: string) => string
    ofGoal: (percent: string) => string
    reached: string
    noGoal: string
    pace: (at: string, earliest: string, latest: string) => string
    unsure: (rate: string, earliest: string) => string
    still: string
    moving: (rate: string) => string
    perHour: string
    inRange: string
    against: (change: string, before: string) => string
    depth: string
    generations: (n: number, shown: string) => string
    range: (low: string, high: string) => string
    upcoming: (at: string) => string
    closed: (at: string) => string
    public: string
    folded: (at: string) => string
    empty: string
    emptyHint: string
  }

  growing: SectionWords & {
    sentences: Record<'yes' | 'no' | 'even' | 'over', (r: string, low: string, high: string) => string>
    tooYoung: string
    empty: string
    doubling: (time: string) => string
    halving: (time: string) => string
    views: TableWords<'at' | 'views' | 'before'>
    viewsSentence: (count: string, when: string) => string
    noViews: string
    generations: TableWords<'generation' | 'views' | 'nodes' | 'forwarders' | 'reproduction'>
    generationsSentence: (deepest: string) => string
    first: string
    firstNinetieth: (time: string, forwarders: string) => string
    nobodyYet: string
    now: string
    windowBefore: string
    /** Said of the bucket that is still filling. */
    unfinished: string
  }

  carries: SectionWords & {
    sentence: (channel: string, share: string) => string
    andDeepest: string
    deepest: (channel: string) => string
    channels: TableWords<
      'channel' | 'views' | 'share' | 'intents' | 'perIntent' | 'reproduction' | 'depth' | 'meanDepth'
    >
    roots: TableWords<'label' | 'kind' | 'channel' | 'reach' | 'share' | 'views' | 'depth' | 'spark'>
    rootsSentence: (label: string, share: string) => string
    filter: string
    noMatch: string
    only: (name: string) => string
    capped: (n: string) => string
    revoked: string
    empty: string
  }

  travels: SectionWords & {
    sentence: (share: string, deep: number, shown: string) => string
    empty: string
    folded: string
    young: string
    tree: string
    treeHint: string
    drawn: (drawn: string, size: string) => string
    zoomIn: string
    zoomOut: string
    fit: string
    node: (generation: string, channel: string, at: string) => string
    below: (n: number, shown: string) => string
    foldedInto: (n: number, shown: string) => string
    root: string
    generations: TableWords<'generation' | 'views' | 'share'>
    branches: TableWords<'size' | 'branches'>
    upTo: (from: string, to: string) => string
    load: string
  }

  uncounted: SectionWords & {
    sentence: (n: Record<'raw' | 'counted', number>, shown: Record<'raw' | 'counted', string>) => string
    empty: string
    reasons: TableWords<'reason' | 'openings' | 'share' | 'rule'>
    chart: TableWords<'at' | 'counted' | 'uncounted'>
    mostly: (reason: string) => string
  }

  leaks: SectionWords & {
    none: string
    some: (n: number, shown: string) => string
    rules: Record<LeakRule, (views: string, limit: string) => string>
    from: (channel: string, at: string) => string
    spread: (n: number, shown: string, generations: string) => string
    capped: (n: number, shown: string) => string
    revokedAt: (at: string) => string
  }

  links: {
    show: string
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
    confirmCap: (views: number, shown: string, cap: string) => string
    confirmRevoke: (links: number, views: number, shown: Record<'links' | 'views', string>) => string
    doCap: string
    doRevoke: string
    uncap: string
    failed: string
    taken: (names: string) => string
    tooLong: (names: string) => string
    tooMany: string
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

  exports: Record<ExportName, string>

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
