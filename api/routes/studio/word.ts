import { Hono } from 'hono'
import { checkPlace, say, sayAgain, wordsOf } from '../../brand/words-of.ts'
import type { StudioDeps } from '../../deps.ts'
import { mayEdit } from '../../studio/authorization.ts'
import { type WordAnswer, wordBody } from '../../studio/contract/word-schema.ts'
import { jsonBody } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/** 600 characters of four bytes each, and what stands around them. */
const MOST_BYTES = 4096

/**
 * `GET word`: what the brand says on the opened page, what it said before, and whether it speaks too often. `POST word`: another
 * word, or an earlier one again. Editors and owners; what a word says is in no log.
 */
export function word({ readHistory, now }: StudioDeps) {
  return new Hono<StudioCampaignEnv>()
    .get('/', mayEdit, async (c) => {
      const place = { store: c.get('store'), campaign: c.get('campaign') }
      return c.json((await wordsOf(place, readHistory, now())) satisfies WordAnswer)
    })
    .post('/', mayEdit, jsonBody(wordBody, MOST_BYTES), async (c) => {
      const place = { store: c.get('store'), campaign: c.get('campaign') }
      const body = c.req.valid('json')
      checkPlace(place.campaign, body)
      const { name } = c.get('member')
      if ('again' in body) await sayAgain(place, body, body.again, name)
      else await say(place, body, body.text, name)
      return c.json((await wordsOf(place, readHistory, now())) satisfies WordAnswer, 201)
    })
}
