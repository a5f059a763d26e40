import { expect, test } from 'vitest'
import { webVttCues, webVttFault } from '../../../../site/sealing/films/webvtt.ts'

const saying = (text: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`

test.each([
  ['Rock &amp; Roll &lt;3', 'Rock & Roll <3'],
  ['<v Claire>Il <i>pleut</i></v> &gt; hier', 'Il pleut > hier'],
  ['C&#39;est l&#x27;&quot;été&quot;', 'C\'est l\'"été"'],
  ['10&nbsp;h &lrm;a&rlm;', '10\u00a0h \u200ea\u200f'],
  ['&amp;lt; &bogus; R&B; a & b', '&lt; &bogus; R&B; a & b'],
  ['&eacute;t&eacute;&hellip; &copy', 'été… ©'],
  ['<00:01.500>a <c.red>b <b>c', 'a b c'],
])('%s is said as players show it', (written, said) => {
  expect(webVttCues(saying(written))).toEqual([{ start: 1, end: 2, text: said }])
})

test('a text that shows nothing but a blank is one', () => {
  expect(webVttFault(saying('&nbsp;'))).toBeUndefined()
})

test.each([
  ['a text that browsers show no more of', 'I <3 you', 'has a < here that begins no mark: .*, expected &lt;'],
  ['an arrow in a text, which ends it', 'Then\nParis --> Lyon', 'has a text with --> here, .*, expected →', 5],
  ['a text right below another', 'One\n2\n00:03.000 --> 00:04.000\nTwo', 'has times right below a text, expected', 6],
])('%s is named', (_, written, message, line = 4) => {
  expect(webVttFault(saying(written))).toEqual({ line, message: expect.stringMatching(message) })
})

test('lines above the times of a text are named, for the times are right', () => {
  expect(webVttFault('WEBVTT\nKind: captions\n00:01.000 --> 00:02.000\nHello\n')).toEqual({
    line: 3,
    message: 'has several lines right above its times, expected an empty line after them',
  })
})

test('a line of spaces is one of a text, as browsers have it, and parts two texts where times follow', () => {
  const written = saying('One\n \nmore of it\n\t\n2\n00:03.000 --> 00:04.000\nTwo\n \n')
  expect(webVttFault(written)).toBeUndefined()
  expect(webVttCues(written).map(({ text }) => text.split(/\s+/))).toEqual([['One', 'more', 'of', 'it'], ['Two']])
  expect(webVttFault(saying('One\n \na < b'))?.line).toBe(6)
})
