import { readBody } from '../../api/body.ts'
import type { CatalogueEntry } from '../../api/catalogue.ts'
import { ApiError } from '../../api/errors.ts'
import type { PieceFacts } from '../../campaigns/manifest.ts'
import type { Engine } from '../../db/engine.ts'
import type { Holder, KindRoutes } from '../route-kind.ts'
import { type PollAnswer, type PollEvent, type PollResult, voteBody } from './contract.ts'
import { readClearVotes, readPollFigures, readVote } from './figures.ts'

type Poll = PieceFacts<'poll'>

export const routes: KindRoutes<'poll'> = {
  answers: ({ entryBuckets, now }) => ({
    GET: async (holder) => holder.c.json(await answer(holder, now())),
    'POST vote': async (holder) => {
      const { c, campaign, piece, node } = holder
      const { choices } = await readBody(c, voteBody)
      const fault = choicesFault(piece, choices)
      if (fault) throw new ApiError('malformed', { detail: `choices: ${fault}` })
      if (isClosed(piece, now())) throw new ApiError('closed')
      if (!entryBuckets.take(node)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
      await c
        .get('store')
        .ledger.enter({ kind: 'poll', campaign: campaign.slug, node, body: { piece: piece.id, choices } })
      return c.json(await answer(holder, now()))
    },
  }),
  clearVotes: readClearVotes,
  async events(engine, campaign) {
    const polls = campaign.pieces.filter((piece) => piece.kind === 'poll')
    const isPublic = campaign.pieces.some(({ unlock }) => typeof unlock === 'object' && 'votes' in unlock)
    const told = polls.filter(({ result }) => isPublic || result === 'live')
    if (told.length === 0) return []
    const results = await readResults(engine, campaign)
    return told.map((poll): PollEvent => {
      const { votes, choices } = results(poll)
      return { piece: poll.id, votes, ...(poll.result === 'live' && { choices }) }
    })
  },
}

/** Why these choices are no vote in that poll; undefined where they are. */
function choicesFault({ choices: known, pick }: Poll, choices: readonly string[]): string | undefined {
  const ids = known.map(({ id }) => id)
  if (!choices.every((id) => ids.includes(id))) return `expected ids out of ${ids.join(', ')}`
  if (new Set(choices).size < choices.length) return 'expected each id once'
  if (pick === 'ranking') return choices.length === ids.length ? undefined : 'expected all ids, in order'
  const most = pick === 'one' ? 1 : pick.most
  return choices.length <= most ? undefined : `expected at most ${most}`
}

function isClosed({ closes = Infinity }: Poll, now: number): boolean {
  return now >= closes
}

async function answer({ c, campaign, piece, node }: Holder<'poll'>, now: number): Promise<PollAnswer> {
  const engine = c.get('store')
  const vote = await readVote(engine, campaign.slug, node, piece.id)
  const closed = isClosed(piece, now)
  const isShown = piece.result === 'live' || (piece.result === 'after' && (vote !== null || closed))
  const result = isShown ? (await readResults(engine, campaign))(piece) : null
  return { vote, result, ...(piece.closes !== undefined && { closes: piece.closes }), closed }
}

/** The results of polls as the campaign shows them: without doubtful votes, unless it counts all. */
async function readResults(engine: Engine, campaign: CatalogueEntry): Promise<(poll: Poll) => PollResult> {
  const rankings = campaign.pieces.flatMap((piece) =>
    piece.kind === 'poll' && piece.pick === 'ranking' ? piece.id : [],
  )
  const figures = await readPollFigures(engine, campaign.slug, {
    isAll: campaign.counter === 'all',
    isRanking: (piece) => rankings.includes(piece),
  })
  return ({ id, choices }) => {
    const { votes, choices: chosen } = figures.get(id) ?? { votes: 0, choices: {} }
    return { votes, choices: Object.fromEntries(choices.map((choice) => [choice.id, chosen[choice.id] ?? 0])) }
  }
}
