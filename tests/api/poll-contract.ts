import { describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { PassAnswer } from '../../api/fan-contract.ts'
import type { PollAnswer } from '../../pieces/poll/contract.ts'
import { CLOSED_AT, keyring, rootToken } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'

/** What every host must do with the votes of a poll. */
export function describePolls(name: string, host: () => RunningHost) {
  const fan = (slug = 'asked') => new Fan(host(), slug)
  const header = (pass: string) => ({ Authorization: `Pass ${pass}` })
  const passOf = async (slug = 'asked') => (await fan(slug).opened(rootToken(slug))).pass
  const ask = async (piece: string, pass: string, slug = 'asked') =>
    (await (await fan(slug).get(`pieces/${piece}`, header(pass))).json()) as PollAnswer
  const voting = (piece: string, pass: string, choices: unknown, slug = 'asked') =>
    fan(slug).post(`pieces/${piece}/vote`, { choices }, header(pass))
  const vote = async (piece: string, pass: string, choices: string[], slug = 'asked') => {
    const response = await voting(piece, pass, choices, slug)
    expect(response.status).toBe(200)
    return (await response.json()) as PollAnswer
  }
  const codeOf = async (response: Response) => ((await response.json()) as ProblemBody).code

  describe(`a poll (${name})`, () => {
    it('counts one vote for each pass, the last one, and shows how it stands to those who have voted', async () => {
      const [a, b] = [await passOf(), await passOf()]
      expect(await ask('colour', a)).toEqual({ vote: null, result: null, closed: false })
      expect(await vote('colour', a, ['pink'])).toEqual({
        ...{ vote: ['pink'], closed: false },
        result: { votes: 1, choices: { brown: 0, pink: 1, white: 0 } },
      })
      await vote('colour', b, ['brown'])
      const changed = await vote('colour', a, ['brown'])
      expect(changed.result).toEqual({ votes: 2, choices: { brown: 2, pink: 0, white: 0 } })
      expect(await vote('colour', a, ['brown'])).toEqual(changed)
      expect(await ask('colour', b)).toEqual({ ...changed, vote: ['brown'] })
      expect((await ask('colour', await passOf())).result).toBeNull()
    })

    it('counts a hundred votes of one pass that come at once as one, and those of as many passes each', async () => {
      const passes = await Promise.all(Array.from({ length: 30 }, () => passOf('asked-all')))
      await Promise.all(passes.map((pass, i) => vote('colour', pass, [i % 3 ? 'pink' : 'white'], 'asked-all')))
      const [one = ''] = passes
      const answers = await Promise.all(Array.from({ length: 15 }, () => voting('colour', one, ['pink'], 'asked-all')))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      const { result } = await ask('colour', one, 'asked-all')
      expect(result).toEqual({ votes: 30, choices: { brown: 0, pink: 21, white: 9 } })
    })

    it('takes as many choices as its config says, and a ranking whole', async () => {
      const pass = await passOf()
      for (const [piece, choices] of [
        ['colour', ['pink', 'brown']],
        ['colour', ['blue']],
        ['colour', []],
        ['moving', ['pink', 'brown', 'white']],
        ['moving', ['pink', 'pink']],
        ['order', ['pink', 'brown']],
        ['order', 'pink'],
      ] as const) {
        expect(await codeOf(await voting(piece, pass, choices))).toBe('malformed')
      }
      expect((await vote('moving', pass, ['pink', 'brown'])).vote).toEqual(['pink', 'brown'])
      expect(await vote('order', pass, ['pink', 'white', 'brown'])).toMatchObject({ result: null })
    })

    it('answers of a locked piece, of one that asks nothing and of none alike, and takes no vote after it closed', async () => {
      const pass = await passOf()
      for (const piece of ['earned', 'prize', 'nothing']) {
        expect(await codeOf(await fan().get(`pieces/${piece}`, header(pass)))).toBe('route-unknown')
        expect(await codeOf(await voting(piece, pass, ['pink']))).toBe('route-unknown')
      }
      expect(await codeOf(await voting('decided', pass, ['pink']))).toBe('closed')
      const none = { votes: 0, choices: { brown: 0, pink: 0, white: 0 } }
      expect(await ask('decided', pass)).toEqual({ vote: null, result: none, closes: CLOSED_AT, closed: true })
    })

    it('lets nobody vote without a pass of the campaign', async () => {
      const { link } = await fan().opened(rootToken('asked'))
      const foreign = await passOf('open')
      expect(await codeOf(await fan().post('pieces/colour/vote', { choices: ['pink'] }))).toBe('malformed')
      for (const pass of [link, foreign])
        expect(await codeOf(await voting('colour', pass, ['pink']))).toBe('link-invalid')
    })

    it('opens what opens by votes', async () => {
      const passes = await Promise.all(Array.from({ length: 4 }, () => passOf()))
      for (const pass of passes) await vote('moving', pass, ['white'])
      const answer = (await (await fan().get('pass', header(passes[0] ?? ''))).json()) as PassAnswer
      const state = answer.pieces.find(({ piece }) => piece === 'prize')
      expect(state).toMatchObject({ unlocked: true, need: 3 })
      expect(answer.keys.prize).toBe(Buffer.from(keyring.content('asked', 'prize', '0.0')).toString('base64url'))
    })

    it('tells those who watch how it moves where its result is live, and never what is hidden', async () => {
      const pass = await passOf('asked-all')
      await vote('moving', pass, ['pink'], 'asked-all')
      const stream = await fan('asked-all').get('live')
      let text = ''
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
      while (reader && !text.includes('"piece":"moving"')) text += (await reader.read()).value ?? ''
      await reader?.cancel()
      expect(text).toContain(
        'event: piece\ndata: {"piece":"moving","votes":1,"choices":{"brown":0,"pink":1,"white":0}}\n\n',
      )
      expect(text).toMatch(/data: \{"piece":"order","votes":\d+\}\n/)
    })
  })
}
