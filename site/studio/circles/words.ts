import type { SectionWords } from '../i18n/words.ts'

type RankingColumn = 'circle' | 'views' | 'goal' | 'today' | 'split'

/** What the studio says of circles. Figures come in as they are written in the language. */
export interface CirclesWords extends Omit<SectionWords, 'counted'> {
  counted: (size: string, isAutomatic: boolean) => string[]
  filter: string
  everyCircle: string
  only: (name: string) => string
  empty: string
  noneInRange: string
  /** Every figure that could be told is of fewer than five fans. */
  fewSoFar: string
  leads: (circle: string, views: string) => string
  level: (first: string, second: string, views: string) => string
  allLevel: (views: string) => string
  views: (n: number, shown: string) => string
  /** How many have reached their goal, of those that have one. */
  goals: (n: number, shown: string, all: string) => string
  noGoalReached: string
  /** Parts beyond the size, where nobody divides them but the studio. */
  outgrown: (n: number, names: string, size: string) => string
  few: (n: number, shown: string) => string
  forOwners: string
  /** With one circle selected: views through links without a circle, which no table of channels and first links has. */
  elsewhere: (n: number, shown: string) => string
  /** With a part selected. */
  partAlone: string
  /** With one circle selected: what a section counts for more than it, and why. */
  aside: {
    far: (n: number, shown: string, circle: string) => string
    growing: (circle: string) => string
    /** How many of the circle's views in the period carry a doubt, of how many. */
    doubt: (n: number, shown: string, all: string, circle: string) => string
    /** Votes and photos, which are counted by first link. */
    entries: (circle: string) => string
  } & Record<'travels' | 'uncounted' | 'film' | 'code' | 'draw' | 'follows' | 'told' | 'changes', string>
  map: { title: string; sentence: string; columns: Record<'circle' | 'latitude' | 'longitude' | 'views', string> }
  unplaced: (n: number, names: string) => string
  ranking: { title: string; columns: Record<RankingColumn, string> }
  noGoal: string
  /** Beside a part that has outgrown its size. */
  beyond: (size: string) => string
  sideBySide: {
    title: string
    circle: string
    at: string
    scale: (views: string, step: string, from: string, to: string) => string
  }
  split: {
    open: string
    openFor: (name: string) => string
    becomes: (name: string) => string
    half: (name: string, views: string, branches: string, n: Record<'views' | 'branches', number>) => string
    whole: string
    largest: (n: number, shown: string) => string
    later: string
    forGood: string
    yes: string
    oneBranch: (name: string) => string
    tooSmall: (name: string) => string
    changed: string
    done: (halves: string) => string
    halfDone: (name: string, views: string) => string
  }
  /** What was divided so far. */
  divided: {
    title: string
    columns: Record<'at' | 'who' | 'what', string>
    byItself: string
    what: (part: string, stayed: string, half: string, went: string) => string
  }
}
