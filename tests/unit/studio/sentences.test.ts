import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Report } from '../../../site/studio/api.ts'
import { percent } from '../../../site/studio/format.ts'
import { speak } from '../../../site/studio/language.ts'
import { leader, source } from '../../../site/studio/sentences/carries.ts'
import { doubted, unknowable } from '../../../site/studio/sentences/doubt.ts'
import {
  ahead,
  generationsCell,
  generationsText,
  lately,
  makeUp,
  standing,
} from '../../../site/studio/sentences/far.ts'
import { firstForward, fullest, growth, tendency } from '../../../site/studio/sentences/growing.ts'
import { type Flag, flagged, reasonOf, whoseLink } from '../../../site/studio/sentences/leaks.ts'
import { dot, drawn, legend, shape, travelled } from '../../../site/studio/sentences/travels.ts'
import { openings } from '../../../site/studio/sentences/uncounted.ts'
import { BASE, EDGES, hours, NOTHING, NOW, reportWith, treeOf, within } from './made-up.ts'

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('navigator', { languages: ['en-GB', 'fr-FR'] })
})
afterAll(() => vi.unstubAllGlobals())

/** Everything that the studio says of a report, in the order of its sections. */
function everythingOf(report: Report): string[] {
  const first = firstForward(report)
  const said = [
    ...[standing(report), makeUp(report), ahead(report)],
    ...[growth(report), tendency(report), fullest(report), first.figure, ...first.lines],
    ...[leader(report), source(report)],
    ...[travelled(report), ...shape(report)],
    ...[openings(report), doubted(report), ...unknowable(report), flagged(report.leaks)],
  ]
  return said.filter((text) => text !== undefined)
}

const edges = Object.entries(EDGES).map(([name, report]) => ({ name, report }))

/** Sentences of which no two may be said of one report. */
const CONTRADICTIONS = {
  en: [
    [/nobody has passed it on|Nobody has forwarded/, /\d fans? ha(s|ve) forwarded|friends of friends|forwarders/],
    [/^Growing/, /halves|Nothing is moving|not reached by itself|It is over/],
    [/^Fading/, /doubles/],
    [/^Holding/, /halves|doubles|Nothing is moving/],
    [/Nobody yet|will stand here|Nothing has travelled/, /[1-9]\d* (views?|openings?)\b(?! carr)/],
    [
      /Closed|folded into/,
      /around \w+day|not reached|\bwill\b|too early|so far|so sure|95% sure|given time|has brought/i,
    ],
    [/Every one clear|carries? no doubt|No view carries/, /doubtful|[1-9]\d* of .* carr/],
    [/Goal reached\./, /not reached by itself|perhaps|4 of 5/],
    [/Too early to say when/, /4 of 5|an? (?:hour|day)\.$/],
    [/Too early to say how many each fan brings/, /each fan has brought|No fan has/],
  ],
  fr: [
    [/personne ne l(es)? a passés?|Personne n’a encore/, /\d fans? (a|ont) fait suivre|amis d’amis/],
    [/^Ça monte/, /baisse de moitié|Rien ne bouge|pas tout seul|C’est fini/],
    [/^Ça s’éteint/, /double/],
    [/^Ça tient/, /baisse de moitié|double|Rien ne bouge/],
    [/Toutes nettes|ne porte (aucun|de) doute/, /douteuse|portent? un doute/],
    [
      /Terminée|replié dans/,
      /\bvers\b|pas tout seul|\bsera\b|seront|Ici, les vues|pousse ici|trop tôt|sûr à|avec le temps/i,
    ],
    [/Objectif atteint\./, /pas tout seul|peut-être|4 simulations sur 5/],
    [/Trop tôt pour dire quand/, /4 simulations sur 5|par heure\.$/],
    [/Trop tôt pour dire combien chaque/, /chaque fan en a |Aucun fan/i],
  ],
} as const

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  beforeAll(() => speak(language))

  test.each(edges)('$name: every sentence is whole', ({ report }) => {
    for (const sentence of everythingOf(report)) {
      expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|Invalid|\[object|\$\{|^\s*$| {2}|\.\./)
      expect(sentence).not.toMatch(
        /(?<![\d.,\u00a0])1 (views|openings|generations|people|vues|ouvertures|personnes|fans)\b/,
      )
    }
  })

  test.each(edges)('$name: no two sentences contradict each other', ({ report }) => {
    const said = everythingOf(report)
    for (const [one, other] of CONTRADICTIONS[language]) {
      if (!said.some((text) => one.test(text))) continue
      expect(
        said.filter((text) => other.test(text)),
        `beside ${one}`,
      ).toEqual([])
    }
  })

  test('no other edge is said in the words of a campaign on its way', () => {
    const usual = standing(BASE)
    const others = [
      'nothing',
      'six minutes old',
      'not by itself',
      'perhaps',
      'closed',
      'folded',
      'goal reached',
      'no goal',
    ]
    expect(others.map((name) => standing(EDGES[name] ?? BASE))).not.toContain(usual)
    expect(new Set(others.map((name) => standing(EDGES[name] ?? BASE))).size).toBe(others.length)
  })
})

describe('in plain words', () => {
  beforeAll(() => speak('en'))
  const said = (name: string) => standing(EDGES[name] ?? BASE)

  test('the goal has a time, and the span that four runs of five end in', () => {
    expect(standing(BASE)).toBe('5,000 expected around Thursday 21:00 (in 4 of 5 simulations: Thursday to Saturday).')
    expect(said('weeks away')).toMatch(/^5,000 expected around \w+,? 24 Dec \(in 4 of 5 simulations: \w+,? 8 Dec to /)
    const oneDay = reportWith({ pace: { goal: { at: hours(5), earliest: hours(4), latest: hours(7), reach: 1 } } })
    expect(standing(oneDay)).toBe(
      '5,000 expected around Wednesday 17:00 (in 4 of 5 simulations: Wednesday 16:00 to Wednesday 19:00).',
    )
  })

  test('a campaign that goes on after its tree was folded says how it goes on', () => {
    const foldedAt = hours(-48)
    const silent = { value: 0, low: 0, high: 0.2 }
    expect(standing(reportWith({ foldedAt, pace: { perHour: silent } }))).toMatch(/^The forwarding tree was folded/)
    expect(standing(reportWith({ foldedAt }))).toBe(standing(BASE))
  })

  test('a goal that is not reached before the end says before which', () => {
    expect(said('not before it closes')).toBe(
      '5,000 is probably not reached before it closes Thursday 18:00: 7 of 100 simulations get there.',
    )
    expect(said('never before it closes')).toBe(
      '5,000 is not reached before it closes Wednesday 18:00: none of 100 simulations gets there.',
    )
    expect(said('not before the reveal')).toBe(
      '5,000 is probably not reached before the reveal, Wednesday 18:00: 1 of 100 simulations gets there.',
    )
    expect(said('perhaps before it closes')).toMatch(
      /: 64 of 100 simulations get there before it closes Saturday 10:00\.$/,
    )
    expect(said('perhaps')).toMatch(/: 64 of 100 simulations get there at all\.$/)
  })

  test('a goal that is not reached by itself says in how many runs it is', () => {
    expect(said('not by itself')).toBe('5,000 is probably not reached by itself: 7 of 100 simulations get there.')
    expect(said('once in a hundred')).toBe('5,000 is probably not reached by itself: 1 of 100 simulations gets there.')
    expect(said('never by itself')).toBe('5,000 is not reached by itself: none of 100 simulations gets there.')
    expect(said('perhaps')).toBe('5,000 perhaps around Saturday 00:00: 64 of 100 simulations get there at all.')
  })

  test('the goal counts what the public counter shows', () => {
    expect(said('goal reached')).toBe('Goal reached.')
    expect(said('goal reached with doubtful views')).toBe('Goal reached only with doubtful views. Clear ones: 4,900.')
    const all = reportWith({
      totals: { views: 5000, clear: 4900, doubtful: 100, counter: 'all' },
      pace: { goal: null },
    })
    expect(standing(all)).toBe('Goal reached.')
  })

  test('too early to forecast says from when on, unless that is past', () => {
    expect(said('six minutes old')).toBe(
      'Too early to say when the goal of 5,000 is reached: not before Wednesday 21:00, nor before 20 views by fans’ links.',
    )
    expect(said('too early, until a moment ago')).toBe(
      'Too early to say when the goal of 5,000 is reached: it takes an hour, and 20 views by fans’ links.',
    )
  })

  test('a slow pace is one a day', () => {
    const withPace = (value: number, high: number) =>
      reportWith({ campaign: { goal: null }, pace: { perHour: { value, low: 0, high }, goal: null } })
    expect(standing(withPace(1 / 24, 0.23))).toBe('Moving, at 1 a day.')
    expect(standing(withPace(0.2, 1))).toBe('Moving, at 0.2 an hour.')
    expect(lately({ value: 1 / 24, low: 0, high: 0.23 })).toEqual({
      said: '1',
      unit: 'a day',
      range: 'likely 0 to 5.5',
    })
  })

  test('a pace that would reach the goal at another time than the forecast says which way it goes', () => {
    const goal = { at: hours(300), earliest: hours(200), latest: hours(400), reach: 1 }
    const withPace = (value: number) => ahead(reportWith({ pace: { perHour: { value, low: 0, high: 0 }, goal } }))
    expect(withPace(100)).toBe('and fewer from here on, by the forecast')
    expect(withPace(18)).toBeUndefined()
    expect(withPace(5)).toBe('and more from here on, by the forecast')
    expect(withPace(0)).toBe('and more from here on, by the forecast')
    expect(ahead(EDGES['not by itself'] ?? BASE)).toBe('and fewer from here on, by the forecast')
    // Too far before the end even for the pace that it has: that says nothing of what comes.
    expect(ahead(EDGES['never before it closes'] ?? BASE)).toBeUndefined()
    expect(ahead(EDGES['not before it closes'] ?? BASE)).toBe('and fewer from here on, by the forecast')
  })

  test('the views are clear, doubtful and voided ones, which are not among them', () => {
    expect(makeUp(BASE)).toBe('Every one clear: nothing speaks against people')
    expect(makeUp(EDGES['all doubtful'] ?? BASE)).toBe('Every one doubtful; 12 voided, not among them')
    const mixed = reportWith({ totals: { views: 6900, clear: 46, doubtful: 6854, voided: 3 } })
    expect(makeUp(mixed)).toBe('Of them 46 clear, 6,854 doubtful (unlike people); 3 voided, not among them')
    expect(makeUp(NOTHING)).toBeUndefined()
  })

  test('R is what each fan has brought, within how long, and how sure that is', () => {
    const { spread } = BASE
    expect(growth(BASE)).toBe(
      'Growing by itself: each fan has brought 1.3 more within 6 hrs (R, 95% sure: 1.1 to 1.5). What it comes to, given time, can probably be said from Wednesday 21:00 on.',
    )
    // So far it is below 1, but it has not come to its end.
    expect(growth(reportWith({ spread: { ...spread, reproduction: within(0.6, 0.5, 0.7) } }))).toMatch(
      /^Each fan has .*; above 1 it grows by itself\.$|^Each fan has .*; above 1 it grows by itself\. What/,
    )
    // Twelve views: whatever is said of them, the next may say otherwise.
    expect(growth(reportWith({ spread: { ...spread, reproduction: within(1.3, 0, 9.2, 0.4375) } }))).toMatch(
      /^Too early to tell whether it grows: each fan has brought 1\.3 more within 26 mins, and 0 to 9\.2 would fit/,
    )
    expect(growth(EDGES.fading ?? BASE)).toMatch(/^Fading: each fan has brought only 0\.4 .* comes to 0\.5 /)
    expect(growth(EDGES.holding ?? BASE)).toMatch(/^Holding: each fan has brought 0\.9 /)
    expect(growth(EDGES['nobody passed it on'] ?? BASE)).toMatch(/^No fan has brought anybody within 6 hrs/)
    expect(growth(EDGES['R of seconds'] ?? BASE)).toMatch(/ no single fan who brought a large part of them\./)
  })

  test('of a campaign that has closed R is what was counted, between 0 and 1', () => {
    const of = (name: string) => growth(EDGES[name] ?? BASE)
    expect(of('closed')).toBe('It is over: each fan brought 0.67 more on average (R, counted).')
    expect(of('closed, hardly brought by the brand')).toBe(
      'It is over: each fan brought 0.99 more on average (R, counted).',
    )
    const { spread } = EDGES.closed ?? BASE
    const hardly = { ...spread, reproduction: within(0.002, 0.002, 0.002) }
    expect(growth(reportWith({ campaign: { phase: 'closed' }, spread: hardly }))).toContain('brought 0.01 more')
    expect(of('closed, nobody passed it on')).toBe('It is over: no fan brought anybody.')
    expect(of('closed, few came')).toMatch(/^It is over: too few came/)
    expect(firstForward(EDGES.closed ?? BASE)).toEqual({
      figure: '30 mins',
      lines: ['Half of those who forward are faster; nine in ten are within 3 hrs.', 'From the 23 fans who forwarded.'],
    })
    expect(firstForward(EDGES['closed, few came'] ?? BASE)).toEqual({
      figure: 'too few',
      lines: ['3 fans forwarded. How long people take is said from 20 on.'],
    })
    expect(firstForward(EDGES['closed, nobody passed it on'] ?? BASE).lines).toEqual(['Nobody forwarded.'])
  })

  test('a share that is hardly any is neither nought nor more than it is', () => {
    expect([0, 0.0002, 0.0008, 0.0024, 0.4].map(percent)).toEqual(['0%', '<0.1%', '0.1%', '0.2%', '40%'])
  })

  test('delays that are not known yet are too early, never nought', () => {
    expect(firstForward(EDGES['first forward too early'] ?? BASE)).toEqual({
      figure: 'too early',
      lines: [
        '13 fans have forwarded so far. How long people take is said from 20 on, once few more are to be expected, and not before a day and a night.',
      ],
    })
    const { spread, ...rest } = EDGES['first forward too early'] ?? BASE
    const many = {
      ...rest,
      spread: { ...spread, firstForward: { medianMs: null, ninetiethMs: null, forwarders: 172 } },
    }
    expect(firstForward(many).lines[0]).toMatch(
      /^172 fans have .* is said once few more .* not before a day and a night/,
    )
    expect(firstForward(EDGES['first forward of one'] ?? BASE).lines[0]).toContain('too early to say for nine in ten')
  })

  test('only one that leads is said to lead', () => {
    expect(leader(BASE)).toBe('WhatsApp carries 66%, and has the longest chain.')
    expect(leader(EDGES['channels alike'] ?? BASE)).toBe('No channel leads: 3 carry 33% each.')
    expect(leader(EDGES['two channels lead'] ?? BASE)).toBe('WhatsApp and SMS carry 50% each.')
    expect(leader(EDGES['one view'] ?? BASE)).toBe('Everything came by: WhatsApp.')
    expect(leader(EDGES['one view'] ?? BASE, 'whatsapp')).toBe('Only what came by: WhatsApp.')
    const alike = BASE.channels.map((each) => ({ ...each, depth: 3 }))
    expect(leader({ ...BASE, channels: alike })).toBe('WhatsApp carries 66%.')
  })

  test('most grew from a first link only when more than half did', () => {
    const root = (label: string, reach: number | null) => ({
      ...{ node: label, label, kind: 'seed', channel: 'whatsapp', views: 1, clear: 1, clearReach: reach, depth: 1 },
      ...{ reach, share: reach === null ? null : reach / 100, spark: [], cap: null, revokedAt: null },
    })
    const from = (...roots: ReturnType<typeof root>[]) => source({ roots } as Pick<Report, 'roots'>)
    expect(from(root('A', 60), root('B', 40))).toBe('Most grew from “A”: 60%.')
    expect(from(root('A', 40), root('B', 30), root('C', 30))).toBe('From “A” grew more than from any other: 40%.')
    expect(from(root('A', 100), root('B', 0))).toBe('Everything grew from “A”.')
    expect(from(root('A', 50), root('B', 50))).toBeUndefined()
    expect(from(root('A', 0))).toBeUndefined()
    // A list of which nothing is told may have brought more.
    expect(from(root('A', 60), root('B', null))).toBeUndefined()
    expect(source({ roots: [root('A', 100), root('B', 0)] } as Pick<Report, 'roots'>, 'A')).toBeUndefined()
  })

  test('a reason is mostly the one only when it is more than half', () => {
    const because = (...counts: number[]) => {
      const reasons = counts.map((n, i) => ({
        reason: (['automated', 'reopened', 'retry', 'closed'] as const)[i] ?? 'closed',
        openings: n,
      }))
      const raw = 61 + counts.reduce((sum, n) => sum + n, 0)
      return openings(reportWith({ uncounted: { raw, counted: 61, clear: 60, reasons } }))
    }
    expect(because(10, 10, 10, 10)).toBe('101 openings: 61 views, 40 not counted.')
    expect(because(9, 5)).toBe('75 openings: 61 views, 14 not counted. Mostly: Robot.')
    expect(because(9, 8, 4)).toBe('82 openings: 61 views, 21 not counted. First of all: Robot, Came back.')
    expect(because(9, 5, 5)).toBe('80 openings: 61 views, 19 not counted.')
    expect(openings(EDGES['one view'] ?? BASE)).toBe('The one opening was a view.')
  })

  test('a tree that is not whole says why', () => {
    expect(drawn(treeOf(9, 61))).toBe(
      '9 of 61 views drawn: branches smaller than 5 are folded, so that nobody is recognised',
    )
    expect(drawn(treeOf(19_999, 60_000))).toBe(
      '19,999 of 60,000 views drawn: at most 20,000 dots, the largest branches first',
    )
    expect(drawn(treeOf(61, 61))).toBe('61 views, all of them drawn')
  })

  test('a dot tells what is known of it, and a doubtful one has a sign of its own', () => {
    const tree = treeOf(2, 2, { doubtful: [0, 1, 0], at: [null, hours(-3), null], channels: ['qr', 'sms', null] })
    expect(dot(tree, 0)).toBe('First link. 2 views grew from it.')
    expect(dot(tree, 0, new Map([['node0', 'Nour']]))).toBe('Nour. 2 views grew from it.')
    expect(dot(tree, 1)).toBe('Generation 1, SMS, Wednesday 09:00, doubtful.')
    expect(dot(tree, 2)).toBe('Generation 1.')
    expect(legend(tree)).toContain('×\u00a0doubtful')
    expect(legend(treeOf(2, 2))).toBe('●\u00a0view')
  })

  test('the form of the tree is told in forwards, and not of a lone view', () => {
    expect(shape(BASE)).toEqual([
      'The largest branch that one fan began holds 12 views, 20% of all.',
      'Two people of one tree are 3.4 forwards apart on average; 2 would mean that all had it from the same link.',
    ])
    expect(shape(EDGES['one view'] ?? BASE)).toEqual([])
  })

  test('64 generations are 64 or more: a link’s are counted no further; of a campaign more are known', () => {
    expect([generationsText(63), generationsText(64), generationsText(100)]).toEqual([
      '63 generations',
      '64 generations or more',
      '100 generations',
    ])
    expect([generationsCell(63), generationsCell(64), generationsCell(100)]).toEqual(['63', '64+', '100'])
  })

  test('of a period, what came in it is told', () => {
    expect(travelled(EDGES['nothing in the period'] ?? BASE)).toBe('Nothing travelled in this period.')
    expect(travelled(BASE)).toBe('67% of these views came through friends of friends; the longest chain is 3 people.')
  })

  test('a flag says its reason, whose link it is, and whether a post or a machine is likelier', () => {
    const flag = (changes: Partial<Flag>): Flag => ({
      ...{ node: 'a', label: null, rule: 'many', views: 131, limit: 100, doubtful: 0, further: 31, depth: 2 },
      ...{ channel: 'whatsapp', openedAt: hours(-3), cap: null, revokedAt: null },
      ...changes,
    })
    const root = flag({ node: 'b', label: 'Nour', rule: 'machine', views: 40, limit: 20, doubtful: 40, openedAt: null })
    expect(flagged([flag({}), flag({ rule: 'fast' })])).toBe('1 link behaves like a public post.')
    expect(flagged([root])).toBe('1 link grows as a machine makes it grow.')
    expect(flagged([flag({}), root])).toBe('2 links stand out: posted in public, or grown by a machine.')
    // Below it stands the link, whatever was done about it.
    expect(flagged([flag({ cap: 60 }), { ...root, revokedAt: NOW }])).toBe(
      '2 links stand out: posted in public, or grown by a machine.',
    )
    expect(flagged([flag({ cap: 60 }), root])).toBe('1 link grows as a machine makes it grow.')
    expect(flagged([])).toBe('No link stands out: none looks posted in public, or grown by a machine.')
    expect(reasonOf(root)).toContain('40 doubtful views in its branch')
    expect(whoseLink([root], NOW, false)).toBe(
      'The first link “Nour” (WhatsApp). 31 further views, over 2 generations. 40 views of its branch are doubtful.',
    )
    expect(whoseLink([flag({})], NOW, false)).toContain('who came in the hour from')
    expect(whoseLink([flag({})], NOW, true)).not.toContain('in the hour')
    expect(whoseLink([flag({ channel: null, openedAt: null })], NOW, false)).toMatch(/^The link of a fan\. 31/)
  })
})
