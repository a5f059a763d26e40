import { describe, expect, it } from 'vitest'
import { smsFault } from '../../../campaigns/message-check.ts'
import { messageOf, withLink } from '../../../campaigns/messages.ts'

describe('the link stands alone on the last line, wherever the campaign wrote it:', () => {
  it.each([
    ['last', 'Pour toi :\n{link}\n', 'Pour toi :'],
    ['in the middle', 'Pour toi : {link} Garde-le.', 'Pour toi : Garde-le.'],
    ['first', '{link} est à toi', 'est à toi'],
    ['twice', '{link}\nOuvre {link} ce soir.', 'Ouvre ce soir.'],
    ['between two paragraphs', 'Ouvre.\n\n{link}\n\nGarde.', 'Ouvre.\n\nGarde.'],
  ])('%s', (_, written, text) => {
    expect(messageOf({ default: written }, 'sms')?.text).toBe(text)
    expect(withLink(text, 'https://x.example/')).toBe(`${text}\nhttps://x.example/`)
  })

  it('and with nothing else', () => {
    expect(withLink(messageOf({ default: ' {link}\n' }, 'sms')?.text ?? '-', 'https://x.example/')).toBe(
      'https://x.example/',
    )
  })
})

it('a channel’s own message comes before the common one; where there is none, the page has its own', () => {
  const messages = { default: 'A {link}', sms: 'B {link}', email: { subject: 'S', text: 'C {link}' } }
  expect(messageOf(messages, 'sms')).toEqual({ text: 'B', path: ['sms'] })
  expect(messageOf(messages, 'signal')).toEqual({ text: 'A', path: ['default'] })
  expect(messageOf(messages, 'email')).toEqual({ text: 'C', subject: 'S', path: ['email', 'text'] })
  expect(messageOf({}, 'sms')).toBeUndefined()
})

describe('an SMS', () => {
  const link = `\nhttps://brand.example/tape/#x${'1'.repeat(22)}`

  it.each([
    ['in its alphabet, to the last of 160 characters', 'é'.repeat(160 - link.length)],
    ['with a letter that is not, to the last of 70', `ç${'a'.repeat(69 - link.length)}`],
    ['in a script that has none, in two of 67', 'م'.repeat(134 - link.length)],
  ])('is no more than it need be %s', (_, text) => {
    expect(smsFault(text + link)).toBeUndefined()
  })

  it.each([
    ['too many characters', 'a'.repeat(161 - link.length), /^2 SMS, not 1: 161 characters .* at most 160$/],
    ['signs that count twice', `${'€'.repeat(60)}`, /^2 SMS, not 1: 172 characters/],
    ['too many in another script', 'م'.repeat(135 - link.length), /^3 SMS, not 2: 135 characters .* at most 134$/],
    [
      'a typographic apostrophe',
      'Minuit Club. C’est toi que j’ai choisi.',
      /^2 SMS, not 1: with "’" only 70 characters .* it has 91, expected "'" for "’"$/,
    ],
    ['a space that does not break', 'Pour toi, et pour toi seulement\u00a0:', /expected " " for U\+00A0$/],
    ['an accent that it does not have', 'Ça ne se trouve pas, ça se reçoit.', /expected "c" for "ç"$/],
    ['a picture', 'Pour toi, et pour toi seulement 🌙', /expected no "🌙"$/],
    [
      'more than one of these',
      'ç’'.repeat(60),
      /with "ç" "’" only .* expected "c" for "ç", "'" for "’", and at most 160 characters$/,
    ],
  ])('becomes several by %s, and that is said', (_, text, expected) => {
    expect(smsFault(text + link)).toMatch(expected)
  })
})
