import { type Chance, chanceOf } from '../../api/studio/chance.ts'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Delay, Offspring } from './distributions.ts'

/**
 * A campaign whose truth is known. Each fan passes on to a number of others that varies from fan to fan (negative
 * binomial, or any other), each after a delay of its own. The clock modulates it: at night a part of what would have
 * been opened is not (`lost`), or is opened in the morning (`put-off`).
 */
export interface Plan {
  seed: number
  /** Epoch ms of the first opening that can be. */
  from: number
  /** How long it is watched. */
  lastsMs: number
  /** Openings of the brand's own links: how many, and over how long they come. */
  immigrants: number
  immigrationMs: number
  /** Views through a fan's link in the end, on average. */
  reproduction: number
  /** Offspring of one fan, given its mean. */
  offspring: Offspring
  delay: Delay
  night?: { kind: 'lost' | 'put-off'; amplitude: number; lowestHour: number } | undefined
  /** Views at which it ends before its time, so that what grows without end has one. */
  most?: number
}

export interface SimulatedView {
  id: number
  /** The view whose link was opened; null for a link of the brand's. */
  parent: number | null
  root: number
  depth: number
  channel: ChannelId
  at: number
}

export interface Simulated {
  views: SimulatedView[]
  from: number
  until: number
  /** Births by an age that were to be expected of a fan, averaged at each age over the fans who have lived so long. */
  truth: (ms: number) => number
}

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** Views at which a campaign ends, and the slices of time in which it is made. */
const MOST = 100_000
const SLICE_MS = 60_000
const CHANNELS: readonly ChannelId[] = ['whatsapp', 'whatsapp', 'whatsapp', 'instagram', 'sms', 'copy']

export function simulate(plan: Plan): Simulated {
  const chance = chanceOf(plan.seed)
  const clock = clockOf(plan.night)
  const { born, until } = grow(plan, clock, chance)
  const order = born
    .flatMap(({ at }, i) => (at <= until ? [i] : []))
    .sort((a, b) => (born[a]?.at ?? 0) - (born[b]?.at ?? 0))
  const ids = new Int32Array(born.length)
  order.forEach((place, i) => {
    ids[place] = i + 1
  })
  const views = order.flatMap((place, i) => {
    const { parent, at, depth } = born[place] ?? { parent: -1, at: 0, depth: 1 }
    const channel = CHANNELS[Math.floor(chance.uniform() * CHANNELS.length)] ?? 'copy'
    return [{ id: i + 1, parent: parent < 0 ? null : (ids[parent] ?? 0), root: 0, depth, channel, at: Math.floor(at) }]
  })
  return { views, from: plan.from, until, truth: (ms) => truthOf(plan, clock, views, until, ms) }
}

interface Born {
  parent: number
  at: number
  depth: number
}

/** Everybody who was born, in slices of time; ends where it would be too many, for a tree is whole only up to a moment. */
function grow(plan: Plan, clock: ReturnType<typeof clockOf>, chance: Chance) {
  const { from, lastsMs, most = MOST } = plan
  const born: Born[] = []
  const slices: number[][] = Array.from({ length: Math.ceil(lastsMs / SLICE_MS) }, () => [])
  const bear = (one: Born) => {
    const slice = slices[Math.floor((one.at - from) / SLICE_MS)]
    if (slice) slice.push(born.push(one) - 1)
  }
  for (let left = plan.immigrants; left > 0; ) {
    const at = from + chance.uniform() * plan.immigrationMs
    if (chance.uniform() * clock.most >= clock.rate(at)) continue
    bear({ parent: -1, at, depth: 1 })
    left--
  }
  let counted = 0
  for (const [i, slice] of slices.entries()) {
    for (const place of slice) {
      const { at, depth } = born[place] ?? { at: 0, depth: 0 }
      for (const birth of clock.births(at, plan, chance)) bear({ parent: place, at: birth, depth: depth + 1 })
    }
    counted += slice.length
    if (counted > most) return { born, until: from + (i + 1) * SLICE_MS }
  }
  return { born, until: from + lastsMs }
}

/** How the hour of the day changes what people do: once at its mean over a day. */
function clockOf(night: Plan['night']) {
  const { kind, amplitude, lowestHour } = night ?? { kind: 'lost', amplitude: 0, lowestHour: 4 }
  const turn = (2 * Math.PI) / DAY_MS
  const phase = (at: number) => turn * (at - lowestHour * HOUR_MS)
  const rate = (at: number) => 1 - amplitude * Math.cos(phase(at))
  const most = 1 + amplitude
  /** Hours of daylight, as it were, between two moments. */
  const lived = (at: number, ms: number) => ms - (amplitude / turn) * (Math.sin(phase(at + ms)) - Math.sin(phase(at)))
  function later(at: number, daylight: number): number {
    let [low, high] = [0, daylight + DAY_MS]
    for (let i = 0; i < 40; i++) {
      const middle = (low + high) / 2
      if (lived(at, middle) < daylight) low = middle
      else high = middle
    }
    return at + high
  }
  return {
    rate,
    most,
    births(at: number, { reproduction, offspring, delay }: Plan, chance: Chance): number[] {
      const isLost = kind === 'lost'
      const births = Array.from({ length: offspring(isLost ? reproduction * most : reproduction, chance) }, () =>
        delay.draw(chance),
      )
      if (amplitude === 0) return births.map((ms) => at + ms)
      if (!isLost) return births.map((ms) => later(at, ms))
      return births.flatMap((ms) => (chance.uniform() * most < rate(at + ms) ? [at + ms] : []))
    },
    /** Births to expect of a fan who came at a moment, between two ages. */
    expected(at: number, from: number, to: number, { reproduction, delay }: Plan): number {
      return kind === 'lost'
        ? reproduction * (delay.share(to) - delay.share(from)) * rate(at + (from + to) / 2)
        : reproduction * (delay.share(lived(at, to)) - delay.share(lived(at, from)))
    },
  }
}

/** Ages by which the truth is added up, and fans whom it asks. */
const STEPS = 120
const ASKED = 1500

function truthOf(
  plan: Plan,
  clock: ReturnType<typeof clockOf>,
  views: readonly SimulatedView[],
  until: number,
  ms: number,
) {
  if (!plan.night) return plan.reproduction * plan.delay.share(ms)
  const step = Math.max(1, views.length / ASKED)
  const asked = Array.from({ length: Math.ceil(views.length / step) }, (_, i) => views[Math.floor(i * step)]?.at ?? 0)
  let truth = 0
  for (let i = 0; i < STEPS; i++) {
    const [from, to] = [i === 0 ? 1 : ms * 2 ** ((i - STEPS) / 8), ms * 2 ** ((i + 1 - STEPS) / 8)]
    const alive = asked.filter((at) => until - at >= to)
    if (alive.length > 0) truth += alive.reduce((sum, at) => sum + clock.expected(at, from, to, plan), 0) / alive.length
  }
  return truth
}
