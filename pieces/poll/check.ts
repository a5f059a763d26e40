import { join } from 'node:path'
import slugify from '@sindresorhus/slugify'
import { CONFIG } from '../../campaigns/campaign.ts'
import { isId, LONGEST_ID } from '../../campaigns/fields.ts'
import type { PieceConfig } from '../../campaigns/schema.ts'
import { findPicture } from '../../campaigns/sealed-picture.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import { opensAt } from '../../campaigns/unlock.ts'
import type { KindCheck, PieceFolder } from '../check.ts'
import type { Choice } from './schema.ts'

type Config = Extract<PieceConfig, { kind: 'poll' }>
type GivenChoice = Exclude<Config['choices'][number], string>

export const check: KindCheck<'poll'> = {
  async complete({ question, choices: listed, pick, result, closes, unlock }, here) {
    const choices = await Promise.all(listed.map((given, i) => choiceOf(asGroup(given), i, here)))
    checkTwins(choices, listed.map(asGroup), here)
    checkWords(choices, (index) => ['choices', index], here)
    if (typeof pick === 'object' && pick.most > choices.length) {
      here.report(['pick', 'most'], `${pick.most} of ${choices.length} choices, expected at most ${choices.length}`)
    }
    checkClosing(closes, opensAt(unlock, here.config.opens), here)
    const media = choices.flatMap(({ picture }) => picture?.path ?? [])
    const { closes: last = Infinity } = here.config
    const poll = { kind: 'poll' as const, question, choices, pick, result, closes: closes && Math.min(closes, last) }
    return { ...poll, file: join(here.folder, CONFIG), media: [...new Set(media)], films: [], sounds: [] }
  },
  async translate(piece, locale, { question, choices: texts = {} }, { report }) {
    const ids = piece.choices.map(({ id }) => id)
    for (const id of Object.keys(texts).filter((each) => !ids.includes(each))) {
      report(['choices', id], `no choice "${id}"${suggestion(id, ids)}, expected one of ${ids.join(', ')}`)
    }
    if (question === undefined && Object.keys(texts).length === 0) return piece
    const choices = piece.choices.map((choice) => inOtherWords(choice, asGroup(texts[choice.id] ?? {})))
    checkWords(choices, (index) => ['choices', ids[index] ?? ''], { report })
    return { ...piece, locale, question: question ?? piece.question, choices }
  },
  untranslated: ({ id }) => `question and choices of ${id}`,
}

function asGroup<Group extends object>(given: string | Group): { text?: string | undefined } | Group {
  return typeof given === 'string' ? { text: given } : given
}

async function choiceOf(given: GivenChoice, index: number, here: PieceFolder): Promise<Choice> {
  const { text, image, alt = '' } = given
  const at = (field: string) => ['choices', index, field]
  if (text === undefined && image === undefined) {
    here.report(['choices', index], 'neither text nor image, expected one of them, or both')
  } else if (text === undefined && alt === '') {
    here.report(['choices', index], 'a picture without words, expected alt: what it shows, for those who cannot see it')
  }
  const said = text ?? alt
  const id = given.id ?? idFrom(said)
  if (said !== '' && !isId(id)) {
    const fault = `"${said}" gives no id of Latin letters that can be used`
    here.report(['choices', index], `${fault}, expected {id: a-short-name, text: …}`)
  }
  const path = image === undefined ? undefined : await findPicture(at('image'), image, here)
  return { id, text: said, ...(path && { picture: { path, alt, isAlone: text === undefined } }) }
}

function idFrom(text: string): string {
  const id = slugify(text, { decamelize: false, customReplacements: [['&', ' ']] })
  return id.slice(0, LONGEST_ID).replace(/-+$/, '')
}

function checkTwins(choices: readonly Choice[], listed: readonly GivenChoice[], { report }: PieceFolder): void {
  choices.forEach(({ id, text }, index) => {
    const first = choices.findIndex((choice) => choice.id === id)
    if (!isId(id) || first === index) return
    const isAsked = listed[index]?.id !== undefined || text.toLowerCase() === choices[first]?.text.toLowerCase()
    // Two texts may differ behind the end of an id, or by signs that are in none.
    const fault = isAsked
      ? `"${id}" stands twice, expected another than that of choice ${first + 1}`
      : `"${text}" gives the same id as choice ${first + 1}, expected {id: a-short-name, text: …}`
    report(['choices', index], fault)
  })
}

/** Choices with ids of their own that nobody can tell apart, by eye or by ear. */
function checkWords(
  choices: readonly Choice[],
  at: (index: number) => PropertyKey[],
  { report }: Pick<PieceFolder, 'report'>,
): void {
  const said = choices.map(({ text, picture }) => `${text} ${picture?.alt ?? ''}`.trim().toLowerCase())
  const ids = choices.map(({ id }) => id)
  said.forEach((words, index) => {
    const first = said.indexOf(words)
    if (words === '' || first === index || ids.indexOf(ids[index] ?? '') < index) return
    report(at(index), `says the same as choice ${first + 1}, expected other words`)
  })
}

/** A poll opens and closes within its campaign. */
function checkClosing(closes: number | undefined, opens: number, { config, report }: PieceFolder): void {
  if (closes === undefined) return
  if (closes <= opens) report(['closes'], 'not after the poll opens: nobody could vote, expected a later moment')
  else if (closes > (config.closes ?? Infinity)) {
    report(
      ['closes'],
      'after the campaign closes, and votes end there, expected it earlier, or no such line',
      'warning',
    )
  }
}

function inOtherWords(choice: Choice, { text, alt }: { text?: string | undefined; alt?: string | undefined }): Choice {
  const { picture } = choice
  if (!picture) return { ...choice, text: text ?? choice.text }
  if (!picture.isAlone)
    return { ...choice, text: text ?? choice.text, picture: { ...picture, alt: alt ?? picture.alt } }
  // The words of a picture alone are what it shows.
  const said = alt ?? text ?? choice.text
  return { ...choice, text: said, picture: { ...picture, alt: said } }
}
