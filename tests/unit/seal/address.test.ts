import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isMarked,
  likelyLinks,
  likelyToken,
  MOST_MEANINGS,
  parsePrivateLink,
  previewUrl,
  privateLinkUrl,
  readAddress,
  tokensIn,
} from '../../../seal/address.ts'
import { encodeBase58 } from '../../../seal/base58.ts'
import { readDamagedPath } from '../../../seal/damaged-path.ts'

const CAMPAIGN = 'https://exemple.fr/minuit-club/'
const tokens = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => encodeBase58(bytes))
const links = fc.record({ letter: fc.constantFrom(...'wfistgxmlvdacqko'), token: tokens })
const clickIds = fc.constantFrom(
  '',
  'fbclid=IwAR0_x-y',
  'fbclid=PAZXh0bgNhZW0CMTEAAaezhWwQ5yK7nUuDk3vXqTgJc6aYb2rLpE9sN4iHfBt8oM1wZxVdjRC_aem_q2',
  'utm_source=wa&igsh=MW==',
  'k=',
  'k=nothing&gclid=1',
)

/** What stands behind the campaign's address once chats, mail tools and hands had it; `L` is letter and token. */
const DAMAGES: Record<string, string> = {
  'the fragment': '#L',
  'the query of an e-mail': '?k=L',
  'the path, where a gateway encoded the fragment': '%23L',
  'a fragment with a tracker behind it': '#L?utm_source=newsletter&utm_medium=email',
  'a fragment with a parameter behind it': '#L&fbclid=IwAR2dQ8w7Hn9vXqTgJc6aYbrLpEsNiHfBtoMwZxVdjRCaemq',
  'a fragment after the photo that it leads to': '?p=h7kmv2sbqx4dr9tgz6nwcy#L',
  'the same, encoded by a gateway': '?p=h7kmv2sbqx4dr9tgz6nwcy%23L',
  'the query of an e-mail, before the photo that it leads to': '?k=L&p=h7kmv2sbqx4dr9tgz6nwcy',
  'a fragment with a full stop': '#L.',
  'a fragment with a comma': '#L,',
  'a fragment with brackets': '#(L)',
  'a fragment with the end of a bracket': '#L)',
  'a fragment with what ends a sentence in French': '#L\u202f!\u00a0»',
  'a fragment with a fullwidth full stop': '#L\u3002',
  'a fragment in quotation marks': '#\u201cL\u201d',
  'Markdown for bold': '#**L**',
  'a Markdown link': `[ici](${CAMPAIGN}#L)`,
  'Slack’s and mail’s angle brackets': '#L%3E',
  'a zero-width space behind it': '#L%E2%80%8B',
  'marks of direction around it': '#\u2066L\u2069',
  'a slash before it': '#/L',
  'two marks': '##L',
  'a fragment of an app': '#!/L',
  'a fragment that is encoded': '#%23L',
  'a query with a full stop': '?k=L.',
  'a query with a tracker behind it': '?k=L?utm_source=x',
  'a query in quoted-printable': '?k=3DL',
  'a query in quoted-printable, encoded': '?k=%3D3DL',
  'a query in capitals': '?K=L',
  'a query whose sign is encoded': '?k%3DL',
  'an entity before the query': '?fbclid=1&amp;k=L',
  'the path, with a full stop': '%23L.',
  'the path, encoded twice': '%2523L',
  'the path, encoded three times': '%252523L',
  'the path, encoded once more by each of six gateways': '%25252525252523L',
  'the path, in a gateway’s own encoding': '*23L',
  'the path, in quoted-printable': '=23L',
  'the path, with a sign that a gateway put there': '-L',
  'a query that lost its sign': '?kL',
  'the path, with its slash encoded': '%2F%23L',
  'the path, as a query': '%3Fk=L',
  'the path, without a mark': 'L',
  'an entity for the mark': '&#35;L',
  'what a rewriter made of the address': `?url=${encodeURIComponent(`${CAMPAIGN}#L`)}&data=05%7C02%7CabcDEF123&sdata=x%3D&reserved=0`,
  'a fragment with words glued to its end': '#LVoilàtout',
  'a fragment with words glued to its beginning': '#linkL',
  'a language’s page': 'en/#L',
  'a mark that a program escaped': '\\u0023L',
  'a sign of the query that a program escaped': '?k\\u003dL',
  'the same, with capital digits': '?k\\u003DL',
  'a sign of the query as a byte of a script': '?x=1\\x26k\\x3dL',
  'the sign of the query as a number': '?k&#x3D;L',
  'an entity before the query, encoded twice': '?fbclid=1&amp;amp;k=L',
  'the path, with words glued to its end': 'Lmerci',
  'the path, behind a slash, with words glued to its beginning': '/voilaL',
  'a language’s page, with words glued to its end': 'fr/Lmerci',
}

/** The same, broken into pieces, at each place in turn; `<a>` and `<b>` are the pieces. */
const BREAKS: Record<string, string> = {
  'a blank': '#<a>%20<b>',
  'a line end': '#<a>\n<b>',
  'a soft line end of quoted-printable': '?k=<a>=%0D%0A<b>',
  'a line end of a quoted mail': '#<a>%0A%3E%20<b>',
  'a soft hyphen': '#<a>%C2%AD<b>',
  'a zero-width space': '#<a>\u200b<b>',
  'a mark of direction': '#<a>\u200f<b>',
  'an entity': '#<a>&shy;<b>',
  'an entity, encoded twice': '#<a>&amp;shy;<b>',
  'an entity by its number, encoded twice': '?k=<a>&amp;#8203;<b>',
  'a zero-width space that a program escaped': '#<a>\\u200B<b>',
  'the same, by an old one': '#<a>%u200B<b>',
  'a zero-width space in quoted-printable': '?k=<a>=E2=80=8B<b>',
  'a tag of HTML': '#<a><wbr><b>',
  'tags that set a part of it apart': '#<a></em><em><b>',
  'a line end of HTML': '?k=<a>%3Cbr%20/%3E<b>',
  'a hyphen of a print': '#<a>-<b>',
}

const PROOFPOINT = 'd=DwMFaQ&c=euGZstcaTDllvimEN8b7jXrwqOf-v5A_CdpgnVfiiMM&r=x&m=y&s=z&e='
const encoded = encodeURIComponent
const base64 = (text: string) => btoa(text).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')

/**
 * What the gateways of companies write into a mail in place of our address, and what an agency pastes when somebody asks
 * about such a link. Those that keep our address to themselves (Mimecast, Forcepoint, INKY) hold no token.
 */
const GATEWAYS: Record<string, (url: string) => string> = {
  'Safe Links of Microsoft': (url) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encoded(url)}&data=05%7C02%7Cjeanne%40exemple.fr%7C8a1b2c3d4e5f60718293a4b5c6d7e8f9%7C0%7C0%7C638000000000000000%7CUnknown&sdata=aB3%2Fc%3D&reserved=0`,
  'Proofpoint, first': (url) =>
    `https://urldefense.proofpoint.com/v1/url?u=${encoded(url)}&k=oIvRg1%2BdGAgOoM1BIlLLqw%3D%3D%0A`,
  'Proofpoint, second': (url) =>
    `https://urldefense.proofpoint.com/v2/url?u=${url.replace(/[^\w./]/g, (sign) => `-${sign.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('/', '_')}&${PROOFPOINT}`,
  'Proofpoint, third': (url) => `https://urldefense.com/v3/__${url}__;!!AbCdEf!Gh1jK2lMnOpQrStUvWxYz$`,
  'Proofpoint, third, with its stars': (url) =>
    `https://urldefense.com/v3/__${url.replace('#', '*')}__;Iw!!AbCdEf!Gh1jK2$`,
  Barracuda: (url) => `https://linkprotect.cudasvc.com/url?a=${encoded(url)}&c=E,1,aBcD_efGhIj,KlMn-&typo=1`,
  'Secure Web of Cisco': (url) => `https://secure-web.cisco.com/1Qw2Er3Ty4Ui5Op6As7Df8Gh9Jk-Zx_Cv/${encoded(url)}`,
  'Trend Micro': (url) =>
    `https://imsva91-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${encoded(url).replace(/%../g, (code) => code.toLowerCase())}&umid=8A1B2C3D&auth=9f8e7d`,
  'FireEye and Trellix, whose own key is called k too': (url) =>
    `https://protect2.fireeye.com/v1/url?k=31323334-501d5122-313273af-454445555731-2a3b4c5d6e7f8091&q=1&e=8a1b2c3d-4e5f&u=${encoded(url)}`,
  Sophos: (url) => `https://eu-west-1.protection.sophos.com/?d=exemple.fr&u=${base64(url)}&i=NWY&t=eUF&h=8a1b&s=AVN`,
  Symantec: (url) => `https://clicktime.symantec.com/15sJ3kLmNoPqRsTuVwXyZ?h=aB3_c=&u=${encoded(url)}`,
  Avanan: (url) => `https://url.avanan.click/v2/___${url}___.YXAzOmV4ZW1wbGU6YTpvOjhhMWIyYzNk`,
  'a click counter of Google': (url) =>
    `https://www.google.com/url?q=${encoded(url)}&sa=D&source=editors&ust=1700000000000000`,
  'a click counter of Facebook': (url) => `https://l.facebook.com/l.php?u=${encoded(url)}&h=AT0aBcDeF`,
  'two gateways in a row': (url) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encoded(`https://urldefense.com/v3/__${url}__;!!AbC!xYz$`)}&data=05&reserved=0`,
}

/** What is left behind our own address once a gateway has let somebody through, or a hand has cut its wrapping off. */
const LEFTOVERS: Record<string, string> = {
  'the end of Proofpoint’s wrapping': '?k=L__;!!AbCdEf!Gh1jK2lMnOpQrStUvWxYz$',
  'the end of Safe Links’ wrapping':
    '?k=L&data=05%7C02%7Cjeanne%40exemple.fr%7C8a1b2c3d4e5f60718293a4b5c6d7e8f9&sdata=aB3%2Fc%3D&reserved=0',
  'the end of Barracuda’s wrapping': '?k=L&c=E,1,aBcD_efGhIj,KlMn-&typo=1',
  'a key of FireEye’s, by the name of ours': '?k=L&k=31323334-501d5122-313273af-454445555731-2a3b4c5d6e7f8091&q=1',
  'the same before ours': '?k=31323334-501d5122-313273af-454445555731&q=1&k=L',
  'the end of Avanan’s wrapping': '?k=L___.YXAzOmV4ZW1wbGU6YTpvOjhhMWIyYzNk',
  'what a mailer counts by': '?k=L&mc_cid=8a1b2c3d4e&mc_eid=UNIQID&utm_campaign=lettre&_hsenc=p2ANqtz-_aBc',
  'what a mailer counts by, before it': '?mc_cid=8a1b2c3d4e&utm_medium=email&k=L',
  'an address that was encoded as a whole': '%3Fk%3DL%26utm_source%3Dmail',
}

const fullWidth = (text: string) => text.replace(/\w/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
/** As a browser hands it to the page. */
const restOf = (text: string) => new URL(`https://exemple.fr/minuit-club/${text}`).href.slice(CAMPAIGN.length - 1)

describe('a private link is the likeliest thing in', () => {
  for (const [damage, written] of Object.entries(DAMAGES)) {
    test(`${damage}, and the command line finds its token`, () => {
      fc.assert(
        fc.property(links, ({ letter, token }) => {
          const text = written.replaceAll('L', letter + token)
          const found = likelyLinks(restOf(text))
          expect(found.slice(0, 3)).toContain(letter + token)
          expect(tokensIn(CAMPAIGN + text)).toContain(token)
        }),
      )
    })
  }

  test('a keyboard’s capital in place of its letter', () => {
    fc.assert(
      fc.property(links, ({ letter, token }) => {
        for (const mark of ['#', '?k=', '%23', ''])
          expect(likelyLinks(restOf(mark + letter.toUpperCase() + token))[0]).toBe(letter + token)
      }),
    )
  })

  for (const [gateway, wrapped] of Object.entries(GATEWAYS)) {
    test(`what ${gateway} made of the address, for the command line; and the address it leads to opens`, () => {
      fc.assert(
        fc.property(tokens, fc.boolean(), (token, isEmail) => {
          const url = privateLinkUrl(CAMPAIGN, 'm', token, isEmail)
          expect(tokensIn(wrapped(url))).toContain(token)
          expect(likelyLinks(restOf(url.slice(CAMPAIGN.length)))).toEqual([`m${token}`])
        }),
      )
    })
  }

  for (const [leftover, written] of Object.entries(LEFTOVERS)) {
    test(`an address with ${leftover}`, () => {
      fc.assert(
        fc.property(tokens, (token) => {
          const text = written.replaceAll('L', `m${token}`)
          expect(likelyLinks(restOf(text)).slice(0, 3)).toContain(`m${token}`)
          expect(tokensIn(CAMPAIGN + text)).toContain(token)
        }),
      )
    })
  }

  for (const [how, written] of Object.entries(BREAKS)) {
    test(`two pieces with ${how} between them`, () => {
      fc.assert(
        fc.property(links, fc.integer({ min: 1, max: 22 }), ({ letter, token }, at) => {
          const link = letter + token
          const text = written.replace('<a>', link.slice(0, at)).replace('<b>', link.slice(at))
          expect(likelyLinks(restOf(text))).toContain(link)
          expect(tokensIn(CAMPAIGN + text)).toContain(token)
        }),
      )
    })
  }

  test('what a gateway made of the address in its own way, for whoever can prove it', () => {
    fc.assert(
      fc.property(links, ({ letter, token }) => {
        const text = `https://urldefense.com/v2/url?u=https-3A__exemple.fr_minuit-2Dclub_-23${letter}${token}&d=DwMFaQ`
        expect(tokensIn(text)).toContain(token)
      }),
    )
  })

  test('a fragment with words glued to both ends, among its meanings', () => {
    fc.assert(
      fc.property(links, ({ letter, token }) => {
        for (const [before, after] of [
          ['code', 'merci'],
          ['voicilelienpromis', 'bisousetademain'],
        ])
          expect(likelyLinks(restOf(`#${before}${letter}${token}${after}`))).toContain(letter + token)
      }),
    )
  })

  test('letters as their numbers, as what hides addresses from robots writes them', () => {
    const numbers = (link: string, write: (code: number) => string) =>
      [...link].map((each) => write(each.charCodeAt(0))).join('')
    fc.assert(
      fc.property(links, ({ letter, token }) => {
        const link = letter + token
        for (const written of [
          numbers(link, (code) => `&#${code};`),
          numbers(link, (code) => `&#x${code.toString(16)};`),
          numbers(link, (code) => `\\u00${code.toString(16)}`),
        ]) {
          expect(likelyLinks(restOf(`#${written}`))[0]).toBe(link)
          expect(tokensIn(`${CAMPAIGN}?k=${written}`)).toContain(token)
        }
      }),
    )
  })

  test('full-width letters', () => {
    fc.assert(
      fc.property(links, ({ letter, token }) => {
        expect(likelyLinks(restOf(fullWidth(`#${letter}${token}`).replace(/^./, '#')))[0]).toBe(letter + token)
      }),
    )
  })

  test('an address of ours with whatever else a messenger adds, and nothing else is taken for one', () => {
    fc.assert(
      fc.property(links, clickIds, ({ letter, token }, query) => {
        for (const place of ['#', '%23', `?${query}#`, `%23`]) {
          const after = place === '%23' && query ? `?${query}` : ''
          expect(likelyLinks(restOf(`${place}${letter}${token}${after}`))[0]).toBe(letter + token)
        }
        expect(likelyLinks(restOf(`?k=${letter}${token}&${query}`))[0]).toBe(letter + token)
      }),
    )
  })

  test('the address that we write for it, by e-mail or not', () => {
    fc.assert(
      fc.property(links, fc.boolean(), ({ letter, token }, isEmail) => {
        const url = new URL(privateLinkUrl(CAMPAIGN, letter, token, isEmail))
        expect(likelyLinks(url.search + url.hash)).toEqual([letter + token])
        expect(url.hash === '').toBe(isEmail)
      }),
    )
  })

  test('the fragment, when a browser has its own link and an old one is left in the query', () => {
    fc.assert(
      fc.property(links, links, (own, old) => {
        const [first] = likelyLinks(`/?k=${old.letter}${old.token}#${own.letter}${own.token}`)
        expect(first).toBe(own.letter + own.token)
      }),
    )
  })

  test('few enough meanings for one request, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (path, hash) => {
        const found = likelyLinks(`/${path}#${hash}`)
        expect(found.length).toBeLessThanOrEqual(MOST_MEANINGS)
        expect(found.every((each) => /^[a-zP]\w{22}$/.test(each))).toBe(true)
      }),
    )
    const letters = 'abcdefghijkmnopqrstuvwxyz'
    const text = letters + [...letters].reverse().join('') + letters
    expect(likelyLinks(`/#${text}`)).toHaveLength(MOST_MEANINGS)
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

  test('found where there is none, and no click id is taken for one', () => {
    fc.assert(
      fc.property(clickIds, (query) => {
        for (const rest of ['/', '/#pieces', '/?k=', '/%23', '/%23w/x', '/en/']) {
          expect(likelyLinks(rest.replace(/$|(?=#)/, rest.includes('?') ? `&${query}` : `?${query}`)), rest).toEqual([])
        }
      }),
    )
  })

  test('what stands in a query, but for our own, with something glued to it', () => {
    expect(likelyLinks(`/?fbclid=xyzw${token}123#pieces`)).toEqual([])
  })

  test('missed where a piece of it is left', () => {
    expect(['/#w7Hn', '/?k=m7', 'k=m7', '/%23w7Hn', '/%2523w7'].every(isMarked)).toBe(true)
    expect(['/', '/?fbclid=x', '/en/', '/#', '/?k='].map(isMarked)).toEqual([false, false, false, false, false])
  })
})

test('an address is read through eight encodings, with a blank for what is no character of ours', () => {
  const encoded = (times: number) => `%${'25'.repeat(times - 1)}23`
  expect([1, 2, 3, 8, 9].map((times) => readAddress(encoded(times)))).toEqual(['#', '#', '#', '#', '%23'])
  expect(['a&nbsp;b', 'a&#8203;b', 'a%FFb'].map(readAddress)).toEqual(['a b', 'a b', 'a b'])
})

describe('a preview is found', () => {
  test('wherever a link is, and is told from one by its letter', () => {
    fc.assert(
      fc.property(tokens, clickIds, (token, query) => {
        for (const rest of [`/?${query}#P${token}`, `/?k=P${token}&${query}`, `/%23P${token}.`]) {
          expect(likelyLinks(rest)[0]).toBe(`P${token}`)
        }
        expect(likelyLinks(previewUrl('/', token))[0]).toBe(`P${token}`)
      }),
    )
  })
})

describe('the token of an ambassador’s page', () => {
  test.each(['', '.', ')', '?utm_source=x', '&fbclid=IwAR0', '%E2%80%8B', '\u{200b}', '#:~:text=x'])(
    'is found with %j behind it, wherever it stands',
    (behind) => {
      fc.assert(
        fc.property(tokens, (token) => {
          for (const mark of ['#', '%23', '%2523']) {
            expect(likelyToken(`https://a.fr/minuit-club/ambassador/${mark}${token}${behind}`)).toBe(token)
          }
        }),
      )
    },
  )

  test('is found where a line end breaks it, and nowhere else', () => {
    expect(likelyToken('/la-table-ronde/ambassador/#7HnQyYZ1ab\r\ncdefghijkmno')).toBe('7HnQyYZ1abcdefghijkmno')
    expect(likelyToken('/la-table-ronde/ambassador/')).toBeUndefined()
  })
})

describe('a path that was damaged', () => {
  const link = 'w7HnQyYZ1abcdefghijkmno'
  test.each([
    ['/Minuit-Club/', '/minuit-club/', true, false],
    ['/MINUIT-CLUB', '/minuit-club/', true, false],
    ['/minuit%20%20club/', '/minuit-club/', true, false],
    ['/Minuit_Club/EN/', '/minuit-club/en/', true, false],
    ['/%C3%A9t%C3%A9/', '/ete/', true, false],
    ['/Łódź/', '/lodz/', true, false],
    ['/cœur-de-ville/', '/coeur-de-ville/', true, false],
    ['/Straße/', '/strasse/', true, false],
    ['/Bjørn/en', '/bjorn/en/', true, false],
    [`/mi%C2%ADnuit-club/%23${link}`, '/minuit-club/', true, true],
    [`/minuit-%0D%0Aclub/%23${link}`, '/minuit-club/', true, true],
    ['/minuit-club/ambassador/', '/minuit-club/ambassador/', false, false],
    [`/minuit-club/ambassador/%23${link.slice(1)}`, '/minuit-club/ambassador/', false, true],
    [`/Minuit-Club/en/Ambassador/%23${link.slice(1)}.`, '/minuit-club/en/ambassador/', true, true],
    ['/minuit-club/proof/%23eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiIifQ.c2ln', '/minuit-club/proof/', false, true],
    [`/minuit-club/ambassadors/${link}`, '/minuit-club/', false, true],
    ['/minuit-club/', '/minuit-club/', false, false],
    ['//minuit-club//en', '/minuit-club/en/', false, false],
    [`/minuit-club/%23${link}.`, '/minuit-club/', false, true],
    [`/minuit-club%2523${link}`, '/minuit-club/', false, true],
    [`/Minuit-Club/en/%23${link}`, '/minuit-club/en/', true, true],
    [`/minuit-club/${link}`, '/minuit-club/', false, true],
    ['/minuit-club/%23w7Hn', '/minuit-club/', false, true],
    [`/minuit-club//sealed/${link}.bin`, '/minuit-club/', false, false],
    [`/minuit-club/%23${link}/sealed/`, '/minuit-club/', false, true],
    [`/minuit-club;k=${link}`, '/minuit-club/', false, true],
    ['/en/minuit-club', '/minuit-club/en/', false, false],
    [`/EN/Minuit-Club/ambassador/%23${link.slice(1)}`, '/minuit-club/en/ambassador/', true, true],
    ['/ab/ambassador', '/ab/ambassador/', false, false],
    ['/ab/en).', '/ab/en/', false, false],
    [`/ab/${link}`, '/ab/', false, true],
  ])('%s leads to %s', (path, page, isRenamed, hasLink) => {
    const [, slug] = page.split('/')
    expect(readDamagedPath(path)).toMatchObject({ slug, page, isRenamed, hasLink })
  })

  test.each([
    ['/minuit-club/%E2%80%8B', '/minuit-club/'],
    ['/minuit-club/),', '/minuit-club/'],
    ['/Minuit-Club/en.', '/minuit-club/en/'],
    ['/minuit-club/EN/%C2%BB', '/minuit-club/en/'],
    ['/minuit-club/%23', '/minuit-club/'],
    ['/minuit-club//', '/minuit-club/'],
  ])('%s is the address of %s with signs behind it', (path, page) => {
    expect(readDamagedPath(path)).toMatchObject({ page, isWhole: true, hasLink: false })
  })

  test('a page in another language is known in whatever language there is', () => {
    const found = readDamagedPath('/Minuit-Club/DE/ambassador')
    expect(found).toMatchObject({ page: '/minuit-club/de/ambassador/', anyLanguage: '/minuit-club/ambassador/' })
    expect(readDamagedPath('/minuit-club/de/preview.jpg')).toMatchObject({ isWhole: false })
  })

  test.each(['', 'x', 'x/minuit-club', '/', '//', '/../', '/%2e%2e/%2e%2e/x', '/%', '/%FF/'])(
    '%s leads to no campaign',
    (path) => {
      expect(readDamagedPath(path)).toBeUndefined()
    },
  )
})
