import { afterAll, expect, it, vi } from 'vitest'
import { shareOf } from '../../../api/studio/statistics.ts'
import type { PollReport } from '../../../pieces/poll/contract.ts'
import { words } from '../../../pieces/poll/studio/language.ts'
import { leader, turnout, withoutDoubt } from '../../../pieces/poll/studio/sentences.ts'
import { speak } from '../../../site/studio/language.ts'

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('navigator', { languages: ['en-GB', 'fr-FR'] })
})
afterAll(() => vi.unstubAllGlobals())

/** A poll in which each choice got so many votes, all clear. */
function pollOf(counts: Record<string, number>, openings: number, more: Partial<PollReport> = {}): PollReport {
  const votes = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const choices = Object.entries(counts).map(([text, count]) => ({
    ...{ id: text, text, votes: count, clear: count, share: shareOf(count, votes) },
  }))
  return {
    ...{ kind: 'poll', piece: 'colour', title: 'Colour', pick: 'one', result: 'live', closes: null, closed: false },
    ...{ told: true, choices, votes: { clear: votes, doubtful: 0, voided: 0 } },
    ...{ turnout: { votes, openings, share: shareOf(votes, openings) }, overTime: [], folded: 0 },
    ...{ byChannel: [], byRoot: [], byGeneration: [] },
    ...more,
  }
}
const told = (report: PollReport) => [leader(report, words.value), turnout(report, words.value)]

it('a poll’s sentences are right of one vote as of many, and name all that are level', async () => {
  await speak('en')
  expect(told(pollOf({ Brown: 1, Pink: 0 }, 1))).toEqual([
    'Brown is ahead with 100%, but it may still be Pink (95% sure: 21% to 100%).',
    '1 vote of 1 opening: 100% voted (95% sure: 21% to 100%).',
  ])
  expect(told(pollOf({ Pink: 4, Brown: 40 }, 90))).toEqual([
    'Brown leads with 91% (95% sure: 79% to 96%).',
    '44 votes of 90 openings: 49% voted (95% sure: 39% to 59%).',
  ])
  expect(told(pollOf({ Brown: 2, Pink: 2, White: 1, Green: 2 }, 9))[0]).toBe(
    'Brown, Pink and Green are level, with 29% each.',
  )
  expect(told(pollOf({ Brown: 2, Pink: 1 }, 9, { closed: true }))).toEqual([
    'Brown got most votes: 67%. The poll is closed.',
    '3 votes of 9 openings: 33% voted.',
  ])
  await speak('fr')
  expect(told(pollOf({ Brun: 1, Rose: 0 }, 1))[1]).toBe(
    '1\u00a0voix pour 1\u00a0ouverture\u00a0: 100\u00a0% ont voté (sûr à 95\u00a0%\u00a0: de 21\u00a0% à 100\u00a0%).',
  )
  expect(told(pollOf({ Brun: 1, Rose: 1 }, 2))[0]).toBe('Brun et Rose sont à égalité, avec 50\u00a0% chacun.')
})

it('says what the result would be without the votes that carry a doubt', async () => {
  await speak('en')
  const all = pollOf({ Brown: 6, Pink: 4 }, 20)
  expect(withoutDoubt(all, words.value)).toBeUndefined()
  const [brown, pink] = all.choices
  const stuffed = (clear: [number, number]) => {
    const votes = { clear: clear[0] + clear[1], doubtful: 10 - clear[0] - clear[1], voided: 0 }
    return { ...all, votes, choices: [brown, pink].map((choice, i) => ({ ...choice, clear: clear[i] })) } as PollReport
  }
  expect(withoutDoubt(stuffed([1, 3]), words.value)).toBe('6 votes carry a doubt. Without them: Brown 25%, Pink 75%.')
  expect(withoutDoubt(stuffed([0, 0]), words.value)).toBe('10 votes carry a doubt. Without them: Brown 0%, Pink 0%.')
})

it('choices that are read from right to left keep their places and their figures', async () => {
  await speak('en')
  const level = pollOf({ أحمر: 2, أخضر: 2, Blue: 2 }, 9)
  expect(leader(level, words.value)).toBe('\u2068أحمر\u2069, \u2068أخضر\u2069 and Blue are level, with 33% each.')
  expect(leader(pollOf({ أحمر: 1, أخضر: 0 }, 1), words.value)).toBe(
    '\u2068أحمر\u2069 is ahead with 100%, but it may still be \u2068أخضر\u2069 (95% sure: 21% to 100%).',
  )
  const [red, green] = level.choices.map((choice) => ({ ...choice, clear: 1 }))
  const votes = { clear: 2, doubtful: 1, voided: 0 }
  expect(withoutDoubt({ ...level, votes, choices: [red, green] } as PollReport, words.value)).toContain(
    '\u2068أحمر\u2069 50%, \u2068أخضر\u2069 50%.',
  )
})

it('nobody is said to lead a poll without votes, or one of which that is not told', async () => {
  await speak('en')
  const empty = pollOf({ Brown: 0, Pink: 0 }, 3)
  expect(leader(empty, words.value)).toBe('Nobody has voted yet. The first vote appears here by itself.')
  for (const closed of [false, true])
    expect(leader({ ...empty, closed }, words.value, true)).toBe('No vote is counted for this selection.')
  expect(leader({ ...empty, closed: true }, words.value)).toBe('The poll is closed, and nobody voted.')
  const hidden = pollOf({ Brown: 2, Pink: 0 }, 3, { told: false, votes: { clear: 1, doubtful: 1, voided: 0 } })
  expect(leader(hidden, words.value)).toMatch(/^What these votes chose/)
  expect(withoutDoubt(hidden, words.value)).toBe('1 vote carries a doubt.')
  expect(withoutDoubt({ ...hidden, told: true }, words.value)).toMatch(/^1 vote carries a doubt. Without them: Brown/)
})
