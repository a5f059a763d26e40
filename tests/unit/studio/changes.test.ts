import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { LinkAnswer } from '../../../site/studio/api.ts'
import { speak } from '../../../site/studio/language.ts'
import { changeOf, EMPTY } from '../../../site/studio/links/draft.ts'
import { effectsOf, inverse, isIdle, nameOf } from '../../../site/studio/sentences/links.ts'

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('navigator', { languages: ['en-GB', 'fr-FR'] })
})
afterAll(() => vi.unstubAllGlobals())

const ANSWER = {
  ...{ revoked: 0, restored: 0, isAboveRevoked: false, voided: 0, unvoided: 0, voids: [], views: 31, closes: [] },
  left: { views: 5958, clear: 5900 },
}

describe('what is asked of the API', () => {
  test('a view alone has no period, and a doubt of its own does not matter', () => {
    const draft = { ...EMPTY, extent: 'view' as const, from: '2026-11-20T10:00', isDoubtful: true, why: ' script ' }
    expect(changeOf('void', 'view', draft)).toEqual({ void: 'view', why: 'script' })
  })

  test('a branch is voided in a period by the reader’s clock', () => {
    const draft = { ...EMPTY, from: '2026-11-20T10:00', to: '2026-11-20T11:30', isDoubtful: true, why: 'script' }
    const [from, to] = [new Date(2026, 10, 20, 10).getTime(), new Date(2026, 10, 20, 11, 30).getTime()]
    expect(changeOf('void', 'root', draft)).toEqual({ void: 'branch', from, to, doubtful: true, why: 'script' })
  })

  test('of the whole campaign only doubtful views are voided, and all that were are put back', () => {
    expect(changeOf('void', 'all', { ...EMPTY, why: 'script' })).toEqual({
      void: 'branch',
      doubtful: true,
      why: 'script',
    })
    expect(changeOf('unvoid', 'all', EMPTY)).toEqual({ unvoid: 'branch' })
  })

  test('what undoes a change concerns the same views', () => {
    const period = { from: 1, to: 2, doubtful: true }
    const voided = { ...ANSWER, voids: [{ id: 3, why: 'script', views: 42 }] }
    expect(inverse({ void: 'branch', why: 'script', ...period }, voided)).toEqual({
      ...{ unvoid: 'branch', voidId: 3 },
      ...period,
    })
    expect(inverse({ revoke: 'branch' }, ANSWER)).toEqual({ restore: 'branch' })
    expect(inverse({ restore: 'link' }, ANSWER)).toEqual({ revoke: 'link' })
    expect(inverse({ unvoid: 'view' }, ANSWER)).toBeUndefined()
  })
})

describe('what is said before it is done', () => {
  beforeAll(() => speak('en'))

  test('voiding says how many go, what is left, what closes, and that keys stay out', () => {
    const closes: LinkAnswer['closes'] = [
      { piece: 'demo', by: 'views', need: 6000, have: 5900 },
      { piece: 'making-of', by: 'shares', need: 3, have: null },
      { piece: 'prize', by: 'votes', need: 10, have: null },
    ]
    const plan = { change: { void: 'branch', why: 'script' } as const, answer: { ...ANSWER, voided: 42, closes } }
    expect(effectsOf(plan)).toEqual([
      '42 views leave every figure.',
      '5,958 views are left, 5,900 of them clear.',
      '“demo” closes again for those to come: it opens at 6,000, and has 5,900.',
      '“making-of” opens by 3 shares of a fan’s own: who passed these views on has fewer.',
      '“prize” opens by 10 votes: those of these views count no more.',
      'Keys already handed out stay out: who has opened something keeps it. It can be undone.',
    ])
    const untold = { ...plan.answer, left: { views: 5958, clear: null } }
    expect(effectsOf({ ...plan, answer: untold })[1]).toBe('5,958 views are left.')
    expect(nameOf(plan)).toBe('Void 42 views')
    expect(isIdle(plan)).toBe(false)
  })

  test('what would change nothing says so, and cannot be done', () => {
    for (const change of [{ void: 'branch', why: 'x' }, { unvoid: 'branch' }, { restore: 'link' }] as const) {
      expect(isIdle({ change, answer: ANSWER })).toBe(true)
      expect(effectsOf({ change, answer: ANSWER })).toEqual([expect.stringContaining('nothing would change')])
    }
  })

  test('restoring below a link that stays revoked says so', () => {
    const change = { restore: 'branch' } as const
    expect(effectsOf({ change, answer: { ...ANSWER, restored: 3 } })).toEqual([
      '3 links open again, for whoever holds it.',
    ])
    expect(effectsOf({ change, answer: { ...ANSWER, restored: 3, isAboveRevoked: true } })).toEqual([
      '3 links open again, for whoever holds it.',
      expect.stringContaining('A link above it stays revoked'),
    ])
  })

  test('revoking says that keys stay out and that it can be undone', () => {
    const plan = { change: { revoke: 'branch' } as const, answer: { ...ANSWER, revoked: 32 } }
    expect(effectsOf(plan).join(' ')).toMatch(
      /^32 links open nothing new .* Keys already handed out stay out\. It can be undone\.$/,
    )
  })
})
