import { distance } from 'fastest-levenshtein'
import { describe, expect, it } from 'vitest'
import { WORD_LANGUAGES, type WordLanguage, wordLanguage, wordList } from '../../../api/words/lists.ts'
import { plain, SOUNDS } from '../../../api/words/sound.ts'
import { UNWELCOME } from '../../../api/words/unwelcome.ts'

describe.each(WORD_LANGUAGES)('the words to say in %s', (language) => {
  const { words, read } = wordList(language)
  const letters = words.map(plain)

  it('are 1,024 or more, short, and of letters that every keyboard has', () => {
    expect(words.length).toBeGreaterThanOrEqual(1024)
    for (const word of letters) expect(word).toMatch(/^[a-z]{4,8}$/)
  })

  it('are two letters or more apart from each other', () => {
    const near = letters.flatMap((word, i) =>
      letters
        .slice(0, i)
        .filter((other) => distance(word, other) < 2)
        .map((other) => `${word} ${other}`),
    )
    expect(near).toEqual([])
  })

  it('all sound different', () => {
    expect(new Set(words.map(SOUNDS[language])).size).toBe(words.length)
  })

  it('hold none of those that nobody should have to say', () => {
    expect(words.filter((word) => UNWELCOME[language].has(word))).toEqual([])
  })

  it('are read back as they are, in capitals, without accents, and without spaces', () => {
    for (let i = 0; i + 3 <= words.length; i += 3) {
      const said = words.slice(i, i + 3)
      expect(read(said.join(' '), 3)).toEqual(said)
      expect(read(said.map(plain).join('-').toUpperCase(), 3)).toEqual(said)
    }
  })

  it('are understood with a letter dropped or doubled, nine times in ten', () => {
    const typos = words.flatMap((word, i) => {
      const [letters, at] = [plain(word), i % plain(word).length]
      const typed = [letters.slice(0, at) + letters.slice(at + 1), letters.slice(0, at + 1) + letters.slice(at)]
      return typed.map((typo) => ({ word, typo }))
    })
    const understood = typos.filter(({ word, typo }) => read(typo, 1)?.[0] === word)
    expect(understood.length / typos.length).toBeGreaterThan(0.9)
  })
})

it.each<[WordLanguage, string[]]>([
  ['fr', ['maire', 'mère', 'mer']],
  ['fr', ['vert', 'verre', 'vers', 'ver']],
  ['fr', ['conte', 'compte', 'comte']],
  ['fr', ['signe', 'cygne']],
  ['fr', ['chaîne', 'chêne']],
  ['fr', ['pin', 'pain', 'peint']],
  ['fr', ['encre', 'ancre']],
  ['fr', ['poing', 'point']],
  ['fr', ['voie', 'voix']],
  ['fr', ['saut', 'seau', 'sot', 'sceau']],
  ['en', ['flower', 'flour']],
  ['en', ['week', 'weak']],
  ['en', ['knight', 'night']],
  ['en', ['right', 'write']],
  ['en', ['brake', 'break']],
  ['en', ['piece', 'peace']],
  ['en', ['cereal', 'serial']],
  ['es', ['vaca', 'baca']],
  ['es', ['hola', 'ola']],
  ['es', ['casa', 'caza']],
  ['es', ['valla', 'vaya']],
  ['it', ['hanno', 'anno']],
  ['it', ['cuore', 'quore']],
  ['pt', ['cassar', 'caçar']],
  ['pt', ['concerto', 'conserto']],
])('in %s, %j are heard as one word', (language, words) => {
  expect(new Set(words.map(SOUNDS[language])).size).toBe(1)
})

it.each([
  ['ware', 'wear'],
  ['male', 'mail'],
  ['berth', 'birth'],
  ['deer', 'dear'],
  ['knight', 'night'],
  ['mourning', 'morning'],
  ['coarse', 'course'],
  ['hoarse', 'horse'],
  ['meddle', 'medal'],
  ['miner', 'minor'],
  ['packed', 'pact'],
  ['cache', 'cash'],
  ['maize', 'maze'],
  ['rows', 'rose'],
  ['colour', 'color'],
])('%s is typed by who heard the other one', (typed, other) => {
  const { words, read } = wordList('en')
  const [said, ...rest] = words.filter((word) => word === typed || word === other)
  expect(rest).toEqual([])
  expect(read(typed, 1)).toEqual([said])
  expect(read(other, 1)).toEqual([said])
})

describe('a free text', () => {
  const { read } = wordList('fr')
  const said = ['filtrer', 'girafe', 'mammouth']

  it.each([
    'filtrer girafe mammouth',
    '  FILTRER, Girafe — mammouth! ',
    'Filtrer-Girafe_MAMMOUTH',
    '« filtrer, girafe, mammouth »',
    'filtrer1girafe2mammouth',
    'filtrergirafemammouth',
    'filtrer gira fe mammouth',
    'filtrer, girafe et mammouth',
    'filtre girafes mamouth',
    'filltrer giraphe mamout',
    'filtrér gïrafe mammouth',
    'filtrer\ngirafe\tmammouth',
    'ｆｉｌｔｒｅｒ girafe mammouth',
  ])('%j means the words', (text) => {
    expect(read(text, 3)).toEqual(said)
  })

  it.each([
    '',
    '   ',
    'filtrer girafe',
    'filtrer girafe mammouth lune soleil',
    'filtrer girafe xyzzyx',
    'بيت قمر شمس',
    '🦒 🦣 🌙',
    'a b c',
  ])('%j means nothing', (text) => {
    expect(read(text, 3)).toBeUndefined()
  })

  it('keeps the order of the words', () => {
    expect(read('mammouth girafe filtrer', 3)).toEqual([...said].reverse())
  })
})

it('a locale without words of its own says English ones', () => {
  expect(['fr', 'en', 'es', 'it', 'pt'].map(wordLanguage)).toEqual(['fr', 'en', 'es', 'it', 'pt'])
  expect(['de', 'nl', 'pl', 'ar'].map(wordLanguage)).toEqual(['en', 'en', 'en', 'en'])
})

it('every word that is left out is in a list, so that none is there by mistake', async () => {
  for (const [language, name] of Object.entries({
    en: 'english',
    fr: 'french',
    es: 'spanish',
    it: 'italian',
    pt: 'portuguese',
  })) {
    const { wordlist } = await import(`@scure/bip39/wordlists/${name}.js`)
    const known = new Set(wordlist.map((word: string) => word.normalize('NFC')))
    expect([...UNWELCOME[language as WordLanguage]].filter((word) => !known.has(word))).toEqual([])
  }
})
