import { expect, it } from 'vitest'
import { CHANNEL_IDS, channel, channelOfLetter } from '../../../campaigns/channels.ts'

it('knows each channel by a letter of its own', () => {
  expect(CHANNEL_IDS.map((id) => channelOfLetter(channel(id).letter))).toEqual(CHANNEL_IDS)
  expect(CHANNEL_IDS.filter((id) => !/^[a-z]$/.test(channel(id).letter))).toEqual([])
})

it('reads the letters of links that were sent as it always did', () => {
  const sent = {
    ...{ a: 'imessage', c: 'copy', d: 'discord', f: 'messenger', g: 'signal', i: 'instagram', k: 'voice', l: 'line' },
    ...{ m: 'email', o: 'other', q: 'qr', s: 'snapchat', t: 'telegram', v: 'viber', w: 'whatsapp', x: 'sms' },
  }
  expect(Object.fromEntries(Object.keys(sent).map((letter) => [letter, channelOfLetter(letter)]))).toEqual(sent)
})
