import { expect, test } from 'vitest'
import { webVttCues, webVttFault } from '../../../../site/sealing/films/webvtt.ts'

const saying = (text: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`

test.each([
  ['Rock &amp; Roll &lt;3', 'Rock & Roll <3'],
  ['<v Claire>Il <i>pleut</i></v> &gt; hier', 'Il pleut > hier'],
  ['C&#39;est l&#x27;&quot;été&quot;', 'C\'est l\'"été"'],
  ['10&nbsp;h &lrm;a&rlm;', '10\u00a0h \u200ea\u200f'],
  ['&amp;lt; &bogus; R&B; a & b', '&lt; &bogus; R&B; a & b'],
])('%s is said as players show it', (written, said) => {
  expect(webVttCues(saying(written))).toEqual([{ start: 1, end: 2, text: said }])
})

test('a text that shows nothing but a blank is one', () => {
  expect(webVttFault(saying('&nbsp;'))).toBeUndefined()
})
