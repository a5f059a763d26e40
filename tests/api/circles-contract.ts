import { describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { CircleState, CirclesEvent, InvitationAnswer, PassAnswer } from '../../api/fan-contract.ts'
import { readNamed } from '../support/event-stream.ts'
import { newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'

const NOBODY = newVisit()

/** What every host must do with circles. */
export function describeCircles(name: string, host: () => RunningHost) {
  const fan = (slug = 'circled-asked') => new Fan(host(), slug)
  const invited = async (token: string, slug?: string) => {
    const response = await fan(slug).post('invitation', { link: `w${token}` })
    expect(response.status).toBe(200)
    return ((await response.json()) as InvitationAnswer).circle
  }
  const again = async (pass: string, slug?: string) =>
    (await (await fan(slug).get('pass', { Authorization: `Pass ${pass}` })).json()) as PassAnswer
  const whole = (id: string, views: number, goal: number | null = null): CircleState => ({
    ...{ id, of: id, number: 1, parts: 1, views, goal, splitAt: null },
  })

  describe(`circles (${name})`, () => {
    it('bear a fan into the circle of the link, however far down, whatever they choose', async () => {
      expect(await invited(rootToken('circled-asked', 'Brest'))).toEqual(whole('bretagne', 0, 8))
      const first = await fan().opened(rootToken('circled-asked', 'Brest'))
      expect(first.circle).toEqual(whole('bretagne', 1, 8))
      expect(await invited(first.link)).toEqual(whole('bretagne', 1, 8))
      const second = await fan().opened(first.link, newVisit(), { circle: 'corse' })
      expect(second.circle).toEqual(whole('bretagne', 2, 8))
      expect((await again(first.pass)).circle).toEqual(whole('bretagne', 2, 8))
    })

    it('ask who comes by a link without one, and keep what was chosen, for retries too', async () => {
      expect(await invited(rootToken('circled-asked'))).toBeNull()
      const visit = newVisit()
      const chosen = await fan().opened(rootToken('circled-asked'), visit, { circle: 'corse' })
      expect(chosen.circle).toEqual(whole('corse', 1))
      const retried = await fan().opened(rootToken('circled-asked'), visit, { circle: 'normandie' })
      expect(retried.circle).toEqual(whole('corse', 1))
      expect((await fan().opened(chosen.link)).circle).toEqual(whole('corse', 2))
    })

    it('leave open who chose none, and those who come through them', async () => {
      const none = await fan().opened(rootToken('circled-asked'))
      expect(none.circle).toBeNull()
      expect(await invited(none.link)).toBeNull()
      expect((await fan().opened(none.link)).circle).toBeNull()
      expect((await fan().opened(none.link, newVisit(), { circle: 'normandie' })).circle?.id).toBe('normandie')
      expect((await again(none.pass)).circle).toBeNull()
    })

    it('refuse one that the campaign lacks, before anything is counted', async () => {
      const before = await fan().views()
      for (const [slug, circle] of [
        ['circled-asked', 'alsace'],
        ['open', 'bretagne'],
      ] as const) {
        const response = await fan(slug).unlock(rootToken(slug), newVisit(), { circle })
        expect(response.status).toBe(422)
        expect(((await response.json()) as ProblemBody).code).toBe('circle-unknown')
      }
      expect(await fan().views()).toBe(before)
    })

    it('give their pieces to their fans only, and say nothing of them to others', async () => {
      const breton = await fan('circled').opened(rootToken('circled', 'Brest'))
      const other = await fan('circled').opened(rootToken('circled', 'Rouen'))
      const none = await fan('circled').opened(rootToken('circled'))
      const piecesOf = ({ pieces }: PassAnswer) => pieces.map(({ piece }) => piece)
      expect(piecesOf(breton)).toEqual(['clip', 'breizh', 'together'])
      expect(breton.keys).toHaveProperty('breizh')
      expect(piecesOf(other)).toEqual(['clip', 'together', 'coast'])
      expect(Object.keys(other.keys)).toEqual(['clip', 'coast'])
      expect(piecesOf(none)).toEqual(['clip', 'together'])
      const votes = [other, breton].map(({ pass }) =>
        fan('circled').post('pieces/coast/vote', { choices: ['pink'] }, { Authorization: `Pass ${pass}` }),
      )
      expect((await Promise.all(votes)).map(({ status }) => status)).toEqual([200, 404])
    })

    it('open a piece by the views of the own circle', async () => {
      const first = await fan('circled').opened(rootToken('circled', 'Ajaccio'))
      await Promise.all([1, 2].map(() => fan('circled').opened(rootToken('circled', 'Rouen'))))
      await Promise.all([1, 2].map(() => fan('circled').opened(first.link)))
      expect((await again(first.pass, 'circled')).pieces).toContainEqual({
        ...{ piece: 'together', unlocked: false, need: 4, have: 3 },
      })
      const fourth = await fan('circled').opened(rootToken('circled', 'Ajaccio'))
      expect(fourth.keys).toHaveProperty('together')
      expect((await again(first.pass, 'circled')).keys).toHaveProperty('together')
    })

    it('count all who come at once, each in their own', async () => {
      const roots = ['Brest', 'Rouen', 'Ajaccio'] as const
      const before = await Promise.all(roots.map((label) => invited(rootToken('circled-asked', label))))
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, i) => fan().opened(rootToken('circled-asked', roots[i % 3]))),
      )
      expect(new Set(answers.map(({ circle }, i) => `${i % 3} ${circle?.id}`)).size).toBe(3)
      const after = await Promise.all(roots.map((label) => invited(rootToken('circled-asked', label))))
      expect(after.map((circle, i) => (circle?.views ?? 0) - (before[i]?.views ?? 0))).toEqual([20, 20, 20])
    })

    it('divide by themselves beyond their size, and leave nobody without the piece that they had earned', async () => {
      const first = await fan('circled').opened(rootToken('circled', 'Rouen'))
      expect(first.circle).toMatchObject({ id: 'normandie', parts: 1 })
      const branches = await Promise.all(
        Array.from({ length: 7 }, () => fan('circled').opened(rootToken('circled', 'Rouen'))),
      )
      for (const { link } of branches.slice(0, 4)) await fan('circled').opened(link)
      const state = async () => (await again(first.pass, 'circled')).circle
      await expect.poll(async () => (await state())?.parts).toBe(2)
      const mine = await state()
      expect(mine?.splitAt).toBeGreaterThan(0)
      const passes = [first, ...branches].map(({ pass }) => pass)
      const all = await Promise.all(passes.map((pass) => again(pass, 'circled')))
      const views = new Map(all.map(({ circle }) => [circle?.id, circle?.views ?? 0]))
      expect([...views.keys()].sort()).toEqual(['normandie', 'normandie.2'])
      expect(Math.min(...views.values())).toBeGreaterThanOrEqual(5)
      for (const { circle, keys } of all) {
        expect(circle).toMatchObject({ of: 'normandie', parts: 2 })
        expect(keys).toHaveProperty('together')
      }
    })

    it('tell those who watch how all of them stand, then only what moves', async () => {
      const response = await fan().get('live')
      const events = readNamed<CirclesEvent>(response, 'circles')
      const { value: all = {} } = await events.next()
      expect(Object.keys(all)).toEqual(expect.arrayContaining(['bretagne', 'corse', 'normandie']))
      await fan().opened(rootToken('circled-asked', 'Brest'))
      const { value: moved } = await events.next()
      expect(moved).toEqual({ bretagne: (all.bretagne ?? 0) + 1 })
      await events.return(undefined)
    })

    it('are chosen later by who has none, once', async () => {
      const visit = newVisit()
      const none = await fan().opened(rootToken('circled-asked'), visit)
      const choose = (circle: string) =>
        fan().opened(rootToken('circled-asked'), newVisit(), { pass: none.pass, circle })
      const chosen = await choose('corse')
      expect(chosen).toMatchObject({ counted: false, circle: { id: 'corse' } })
      expect((await choose('normandie')).circle).toEqual(chosen.circle)
      expect((await fan().opened(rootToken('circled-asked'), visit)).circle).toEqual(chosen.circle)
    })

    it('say what a link brings without counting, and nothing of one that is wrong', async () => {
      const before = await fan().views()
      const wrong = await fan().post('invitation', { link: `w${NOBODY}` })
      expect([wrong.status, ((await wrong.json()) as ProblemBody).code]).toEqual([403, 'link-invalid'])
      expect(await (await fan('open').post('invitation', { link: `w${rootToken('open')}` })).json()).toEqual({})
      expect(await fan().views()).toBe(before)
    })
  })
}
