import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPreview, findPrivateLink, parsePrivateLink, previewUrl, privateLinkUrl } from '../../../seal/address.ts'
import { encodeBase58 } from '../../../seal/base58.ts'

const CAMPAIGN = 'https://exemple.fr/minuit-club/'
const links = fc.record({
  letter: fc.constantFrom(...'wfistgxmlvdacqko'),
  token: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => encodeBase58(bytes)),
})
const clickIds = fc.constantFrom('', 'fbclid=IwAR0_x-y', 'utm_source=wa&igsh=MW==', 'k=', 'k=nothing&gclid=1')

const places = [
  { place: 'the fragment', write: (link: string, query: string) => `${CAMPAIGN}${query && `?${query}`}#${link}` },
  {
    place: 'the fragment of an address that names a language',
    write: (link: string, query: string) => `${CAMPAIGN}en/${query && `?${query}`}#${link}`,
  },
  { place: 'the query of an e-mail', write: (link: string, query: string) => `${CAMPAIGN}?k=${link}&${query}` },
  {
    place: 'the path, where a gateway encoded the fragment',
    write: (link: string, query: string) => `${CAMPAIGN}%23${link}${query && `?${query}`}`,
  },
]

describe('a private link is found in', () => {
  for (const { place, write } of places) {
    test(`${place}, whatever else a messenger adds`, () => {
      fc.assert(
        fc.property(links, clickIds, ({ letter, token }, query) => {
          expect(findPrivateLink(new URL(write(letter + token, query)))).toEqual({ letter, token })
        }),
      )
    })
  }

  test('the address that we write for it, by e-mail or not', () => {
    fc.assert(
      fc.property(links, fc.boolean(), ({ letter, token }, isEmail) => {
        const url = new URL(privateLinkUrl(CAMPAIGN, letter, token, isEmail))
        expect(findPrivateLink(url)).toEqual({ letter, token })
        expect(url.hash === '').toBe(isEmail)
      }),
    )
  })

  test('the fragment first, when a browser has its own link and an old one is left in the query', () => {
    fc.assert(
      fc.property(links, links, (own, old) => {
        const url = new URL(`${CAMPAIGN}?k=${old.letter}${old.token}#${own.letter}${own.token}`)
        expect(findPrivateLink(url)).toEqual(own)
      }),
    )
  })
})

describe('no private link is', () => {
  const token = '7HnQyYZ1abcdefghijkmno'

  test('a token without its letter, with two, with a capital, or cut short', () => {
    expect(parsePrivateLink(`w${token}`)).toEqual({ letter: 'w', token })
    for (const text of [token, `ww${token}`, `W${token}`, `w${token.slice(1)}`, `w${token}.`, `w${token} `, '']) {
      expect(parsePrivateLink(text), text).toBeUndefined()
    }
  })

  test('found where there is none', () => {
    for (const address of [CAMPAIGN, `${CAMPAIGN}#pieces`, `${CAMPAIGN}?k=`, `${CAMPAIGN}%23`, `${CAMPAIGN}%23w/x`]) {
      expect(findPrivateLink(new URL(address)), address).toBeUndefined()
    }
  })
})

describe('a preview is found in', () => {
  for (const { place, write } of places) {
    test(`${place}, and is no private link`, () => {
      fc.assert(
        fc.property(links, clickIds, ({ letter, token }, query) => {
          const url = new URL(write(`P${token}`, query))
          expect([findPreview(url), findPrivateLink(url)]).toEqual([token, undefined])
          expect(findPreview(new URL(write(letter + token, query)))).toBeUndefined()
        }),
      )
    })
  }

  test('the address that we write for it', () => {
    fc.assert(
      fc.property(links, ({ token }) => {
        expect(findPreview(new URL(previewUrl(CAMPAIGN, token)))).toBe(token)
      }),
    )
  })
})
