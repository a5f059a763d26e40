import { describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { CodeAnswer } from '../../pieces/code/contract.ts'
import type { DrawAnswer } from '../../pieces/draw/contract.ts'
import { newVisit, rootToken } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'

/** What every host must do with codes and draws. */
export function describePrizes(name: string, host: () => RunningHost) {
  const fan = () => new Fan(host(), 'won')
  const header = (pass: string) => ({ Authorization: `Pass ${pass}` })
  const passOf = async (label = 'List') => (await fan().opened(rootToken('won', label))).pass
  const ask = async <Answer>(piece: string, pass: string) =>
    (await (await fan().get(`pieces/${piece}`, header(pass))).json()) as Answer
  const post = (path: string, pass: string, body: object = {}) => fan().post(`pieces/${path}`, body, header(pass))
  const take = async (piece: string, pass: string) => (await (await post(`${piece}/take`, pass)).json()) as CodeAnswer
  const enter = async (pass: string, ticket = newVisit()) =>
    (await (await post('pans/enter', pass, { ticket })).json()) as DrawAnswer
  const codeOf = async (response: Response) => ((await response.json()) as ProblemBody).code

  describe(`a code (${name})`, () => {
    it('is one for a branch, whoever of it takes it first, and another for the next', async () => {
      const [a, b, other] = [await passOf(), await passOf(), await passOf('Capped')]
      expect(await ask<CodeAnswer>('shared', a)).toEqual({ code: null, isGone: false })
      const taken = await Promise.all([take('shared', a), take('shared', b), take('shared', a)])
      for (const { code } of taken) expect(code).toBe('ONE')
      expect(await ask<CodeAnswer>('shared', b)).toEqual({ code: 'ONE', isGone: false })
      expect(await ask<CodeAnswer>('shared', other)).toEqual({ code: null, isGone: false })
      expect(await take('shared', other)).toEqual({ code: 'TWO', isGone: true })
    })

    it('is handed out as often as there are codes and no more, however many ask at once', async () => {
      const passes = await Promise.all(Array.from({ length: 8 }, () => passOf()))
      const codes = (await Promise.all(passes.map((pass) => take('own', pass)))).map(({ code }) => code)
      expect(codes.filter((code) => code !== null).sort()).toEqual(['A', 'B', 'C'])
      const again = await Promise.all(passes.map((pass) => take('own', pass)))
      expect(again.map(({ code }) => code)).toEqual(codes)
      expect(again.every(({ isGone }) => isGone)).toBe(true)
    })
  })

  describe(`a draw (${name})`, () => {
    it('takes one ticket of a pass, the first, and says what is sealed', async () => {
      const [a, b] = [await passOf(), await passOf()]
      const [first, second] = [newVisit(), newVisit()]
      const before = await ask<DrawAnswer>('pans', a)
      expect(before).toMatchObject({ ticket: null, drawn: null, won: null })
      expect(before.commitment).toMatch(/^[0-9a-f]{64}$/)
      expect(await enter(a, first)).toMatchObject({ ticket: first, entries: before.entries + 1 })
      expect(await enter(a, second)).toMatchObject({ ticket: first, entries: before.entries + 1 })
      // Nobody takes another's ticket.
      expect(await enter(b, first)).toMatchObject({ ticket: null, entries: before.entries + 1 })
      expect(await enter(b, second)).toMatchObject({ ticket: second, commitment: before.commitment })
    })

    it('tells neither seed nor tickets before it is held, and takes none afterwards', async () => {
      const pass = await passOf()
      const early = await fan().get('pieces/pans/tickets', header(pass))
      expect(await codeOf(early)).toBe('not-open-yet')
      expect(await codeOf(await post('nothing/enter', pass, { ticket: newVisit() }))).toBe('closed')
      expect(await codeOf(await post('pans/enter', pass, { ticket: 'mine' }))).toBe('malformed')
    })
  })
}
