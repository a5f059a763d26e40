import { describe, expect, it, test } from 'vitest'
import type { DrawnTickets } from '../../../pieces/draw/contract.ts'
import { drawWinners } from '../../../pieces/draw/drawing.ts'
import { hexDigest } from '../../../pieces/draw/secrets.ts'
import { verify } from '../../../pieces/draw/verification.ts'
import { ALL_TICKETS, PUBLISHED_DRAW as DRAW, drawByHand } from '../../support/draw-by-hand.ts'

const { commitment, seed, prizes, tickets, winners } = DRAW
const known = { commitment, prizes, ticket: null }
const [first, second, third] = winners as [DrawnTickets['winners'][0], DrawnTickets['winners'][0], (typeof winners)[0]]
const [none = ''] = tickets.filter((ticket) => !winners.some((each) => each.ticket === ticket))

it('a draw is held as docs/campaigns.md says, to the letter', async () => {
  expect(ALL_TICKETS).toBe(hexDigest(tickets.join('\n')))
  expect(hexDigest(seed)).toBe(commitment)
  for (const order of [tickets, [...tickets].reverse()])
    expect(await drawWinners({ seed, tickets: order }, prizes, hexDigest)).toEqual(winners)
  const everything = [...prizes, { name: 'A lid', count: 9 }]
  const all = await drawWinners({ seed, tickets }, everything, hexDigest)
  expect(all.map(({ prize }) => prize)).toEqual(['A pan', 'A pan', 'A spoon', 'A lid', 'A lid'])
  expect(await verify(DRAW, known)).toBe('verified')
  expect(await verify(DRAW, { ...known, ticket: none })).toBe('verified')
  expect(await verify(DRAW, { ...known, ticket: 'another' })).toBe('left-out')
  expect(await drawByHand(DRAW, commitment)).toBe('The draw holds.')
})

describe('neither a fan’s browser nor a stranger’s script takes for good', () => {
  /** As a server would write it that draws by the rules, from other tickets. */
  const held = async (all: string[]) => ({
    tickets: all,
    winners: await drawWinners({ seed, tickets: all }, prizes, hexDigest),
  })
  const twice = [...tickets, first.ticket]

  test.each<[string, Partial<DrawnTickets> | Promise<Partial<DrawnTickets>>]>([
    [
      'prizes that changed hands',
      { winners: [{ ...first, prize: third.prize }, second, { ...third, prize: first.prize }] },
    ],
    ['a prize that nobody promised', { winners: [{ ...first, prize: 'A lid' }, second, third] }],
    ['a ticket that stands twice, and wins twice', held(twice)],
    ['a ticket that stands twice beside the winners', { tickets: twice }],
    ['a winner without a ticket', { winners: [{ ...first, ticket: 'another' }, second, third] }],
    ['a winner who was not the next', { winners: [{ ...first, ticket: none }, second, third] }],
    ['winners in another order', { winners: [third, second, first] }],
    ['more winners than prizes', { winners: [...winners, { ticket: none, prize: 'A spoon' }] }],
    ['fewer winners than prizes', { winners: [first, second] }],
    ['a ticket that was left out afterwards', { tickets: tickets.filter((each) => each !== none) }],
    ['nobody at all', { tickets: [], winners: [] }],
    ['another seed', { seed: 'a'.repeat(64) }],
  ])('%s', async (_, change) => {
    const forged = { ...DRAW, ...(await change) }
    expect(await verify(forged, known)).toBe('refuted')
    expect(await drawByHand(forged, commitment)).toBe('The draw does not hold.')
  })

  test('a commitment, or prizes, that are others than were told before', async () => {
    const later = { ...DRAW, seed: 'a'.repeat(64), commitment: hexDigest('a'.repeat(64)) }
    const forged = { ...later, winners: await drawWinners({ ...later, tickets }, prizes, hexDigest) }
    expect(await verify(forged, { ...known, commitment: forged.commitment })).toBe('verified')
    expect(await verify(forged, known)).toBe('refuted')
    expect(await drawByHand(forged, commitment)).toBe('The draw does not hold.')
    expect(await verify({ ...DRAW, commitment: forged.commitment }, known)).toBe('refuted')
    const swapped = [...prizes].reverse()
    const redrawn = { ...DRAW, prizes: swapped, winners: await drawWinners({ seed, tickets }, swapped, hexDigest) }
    expect(await verify(redrawn, known)).toBe('refuted')
  })
})
