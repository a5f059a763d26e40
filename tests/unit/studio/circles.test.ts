import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CirclesAnswer, SplitAnswer } from '../../../api/studio/contract/circles-schema.ts'
import type { Report } from '../../../site/studio/api.ts'
import { leftOut, notes, standing } from '../../../site/studio/circles/sentences.ts'
import { linesOf, outcomeOf } from '../../../site/studio/circles/split-sentences.ts'
import { speak } from '../../../site/studio/language.ts'
import { BASE } from './made-up.ts'

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('navigator', { languages: ['en-GB', 'fr-FR'] })
})
afterAll(() => vi.unstubAllGlobals())

type Circle = CirclesAnswer['circles'][number]

const figures = (views: number, inRange = views) => ({
  ...{ views, clear: views, inRange, clearInRange: inRange, today: 0 },
  course: [],
})
function circle(name: string, views: number | null, more: Partial<Circle> = {}): Circle {
  const counted = views === null ? null : figures(views)
  const parts = [{ id: `${name}.1`, name, figures: counted, splitAt: null }]
  return { id: name, name, goal: null, place: null, figures: counted, parts, ...more }
}
const answer = (circles: Circle[], splits: 'auto' | 'asked' = 'auto'): CirclesAnswer => ({
  ...{ now: 0, size: 200, splits, starts: [], circles, divisions: [] },
  range: { from: 0, to: 1, bucket: 'hour' },
})

const ROOT: Report['roots'][number] = {
  ...{ node: 'n', label: 'Brest', kind: 'circle', channel: 'whatsapp', views: 9, clear: 9, reach: 9, clearReach: 9 },
  ...{ depth: 1, share: 1, spark: [], cap: null, revokedAt: null },
}

const PLAN: SplitAnswer = {
  ...{ divides: true, why: null, part: { id: 'b.1', name: 'Bretagne', views: 231 }, largest: 64 },
  halves: [
    { id: 'b.1', name: 'Bretagne 1', views: 118, branches: 14 },
    { id: 'b.2', name: 'Bretagne 2', views: 113, branches: 1 },
  ],
}

describe('what is said of circles, in English', () => {
  beforeAll(() => speak('en'))

  it('is who is ahead, or that nobody is', () => {
    const said = (...circles: Circle[]) => standing(answer(circles), 'clear')
    expect(said(circle('Bretagne', 412), circle('Corse', 12))).toBe('Bretagne is ahead, with 412 views.')
    expect(said(circle('Bretagne', 12), circle('Corse', 12), circle('Alsace', 1))).toBe(
      'Bretagne and Corse are level, with 12 views each.',
    )
    expect(said(circle('Bretagne', 7), circle('Corse', 7))).toBe('All level, with 7 views each.')
    expect(said(circle('Bretagne', 0), circle('Corse', 0))).toMatch(/^No circle has a view yet/)
    expect(said(circle('Bretagne', 0), circle('Corse', null))).toMatch(/none has five fans yet/)
    expect(said(circle('Bretagne', 9, { figures: figures(9, 0) }))).toBe('No circle has moved in this period.')
  })

  it('is how many have reached their goal, by what the counter shows', () => {
    const half = { ...figures(10), clear: 5 }
    const circles = [circle('Bretagne', 10, { goal: 8, figures: half }), circle('Corse', 3, { goal: 100 })]
    expect(standing(answer(circles), 'all')).toMatch(/1 circle of 2 has reached its goal\.$/)
    expect(standing(answer(circles), 'clear')).toMatch(/None has reached its goal yet\.$/)
  })

  it('is what is to be divided where nobody else does it, and who is too few to be told', () => {
    const circles = [circle('Bretagne', 231), circle('Corse', null)]
    expect(notes(answer(circles, 'asked'))).toEqual([
      'Bretagne has passed 200: to be divided, when you say so.',
      '1 circle has fewer than five fans: its figures are for owners.',
    ])
    expect(notes(answer(circles))).toHaveLength(1)
    expect(notes(answer([circle('Bretagne', 200)], 'asked'))).toEqual([])
  })

  it('is what channels and first links leave out while one circle is looked at', () => {
    const parts = [{ id: 'b.1', name: 'B 1' }]
    const report = { ...BASE, roots: [], circles: [{ id: 'b', name: 'B', parts }] }
    expect(leftOut(report, undefined)).toEqual([])
    expect(leftOut(report, 'b')[0]).toMatch(/^61 views of this circle came by a link without a circle/)
    const rooted = [{ ...ROOT, reach: 61 }]
    expect(leftOut({ ...report, roots: rooted }, 'b')).toEqual([])
    expect(leftOut({ ...report, roots: [{ ...ROOT, reach: null }] }, 'b')).toEqual([])
    expect(leftOut(report, 'b.1')[0]).toMatch(/^A part is counted neither/)
  })

  it('is what goes where before anything is divided, and then what came of it', () => {
    expect(linesOf(PLAN).slice(0, 4)).toEqual([
      'Bretagne would become two circles:',
      'Bretagne 1: 118 views, 14 whole branches.',
      'Bretagne 2: 113 views, 1 whole branch.',
      'Nobody is parted from whoever brought them. The largest branch, 64 views, stays in one piece.',
    ])
    expect(outcomeOf(PLAN)).toBe('Divided: Bretagne 1 (118) and Bretagne 2 (113).')
  })

  it('is why nothing is divided', () => {
    const not = (why: SplitAnswer['why']) => ({ ...PLAN, divides: false, why, halves: [] })
    expect(linesOf(not('one-branch'))[0]).toMatch(/nearly all of it comes from a single branch/)
    expect(linesOf(not('too-small'))[0]).toMatch(/fewer than five clear views/)
    expect(outcomeOf(not('changed'))).toBe('This circle has been divided meanwhile. Nothing more has changed.')
  })
})

describe('what is said of circles, in French', () => {
  beforeAll(() => speak('fr'))

  it('agrees in number', () => {
    expect(standing(answer([circle('Corse', 1, { goal: 1 })]), 'all')).toBe(
      'Corse est devant, avec 1\u00a0vue. 1 cercle sur 1 a atteint son objectif.',
    )
    expect(linesOf(PLAN)[2]).toBe('Bretagne 2\u00a0: 113\u00a0vues, 1\u00a0branche entière.')
    expect(outcomeOf(PLAN)).toBe('Divisé\u00a0: Bretagne 1 (118) et Bretagne 2 (113).')
  })
})
