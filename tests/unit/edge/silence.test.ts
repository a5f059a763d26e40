import { expect, it } from 'vitest'
import { fallsSilent } from '../../../cli/edge/silence.ts'

it('takes workerd for ended once nothing was answered three times in a row, and not before', async () => {
  const answers = [true, false, false, true, false, false, false, true]
  let asked = 0
  const ask = async () => {
    if (!answers[asked++]) throw new Error('No answer')
  }
  await fallsSilent(ask, async () => {})
  expect(asked).toBe(7)
})

it('asks no more once nobody wants to know', async () => {
  let asked = 0
  const pause = async () => {
    if (asked === 2) throw new Error('Stopped')
  }
  await expect(fallsSilent(async () => void asked++, pause)).rejects.toThrow('Stopped')
  expect(asked).toBe(2)
})
