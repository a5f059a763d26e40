import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { shortened } from '../../campaigns/shortened.ts'
import { readingFault, readText } from '../../campaigns/text-file.ts'
import type { KindCheck, PieceFolder } from '../check.ts'
import { MOST_CODES } from './schema.ts'

/** As long as a code may be that somebody types. */
const LONGEST = 64

/** Of Unix, Windows and old Macs, which is what Excel still writes as “Text (Macintosh)”. */
const LINE_END = /\r\n|\r|\n/
/** Byte order marks and zero-width characters: two codes that differ by them alone look the same. */
const UNSEEN = /\p{Cf}/gu
/** Several cells, or a number such as 1.23457E+11. */
const OF_SPREADSHEET = /[;,\t]|^\d(?:\.\d+)?E\+\d+$/i

export const check: KindCheck<'code'> = {
  async complete({ codes: file, for: holder, terms }, here) {
    const codes = await readCodes(file, here)
    const list = here.config.roots?.find(({ kind }) => kind === 'member')
    if (holder === 'branch' && list) {
      const mend = 'expected for: each where each of them is to have one'
      here.report(['for'], `a list of members is one branch: all of "${list.label}" share one code, ${mend}`, 'warning')
    }
    const isWithin = codes.length <= MOST_CODES
    if (!isWithin) here.report(['codes'], `${codes.length} codes, expected ${MOST_CODES} at most`)
    return {
      ...{ kind: 'code' as const, codes: isWithin ? codes : [], for: holder, terms },
      ...{ file: join(here.folder, CONFIG), media: [], films: [], sounds: [] },
    }
  },
  async translate(piece, locale, { terms }) {
    return terms === undefined ? piece : { ...piece, locale, terms }
  },
  untranslated: ({ id }) => `terms of ${id}`,
}

async function readCodes(file: string, { folder, files, report }: PieceFolder): Promise<string[]> {
  const found = files.find(file)
  const refuse = (message: string) => {
    report(['codes'], message)
    return []
  }
  if (!found) return refuse(`no file ${file}${files.near(file)}, expected a text file with a code a line`)
  if (found.startsWith('media/'))
    return refuse(`${file} is in media/, where what is sent to fans lies, expected it beside campaign.yaml`)
  const text = await readText(join(folder, found)).catch((error: unknown) => readingFault(error))
  if (typeof text !== 'string') return refuse(`${file}:${text.line} ${text.message}`)
  const lines = text.split(LINE_END).map((line) => line.replace(UNSEEN, '').trim())
  const codes = lines.filter(Boolean)
  if (codes.length === 0) return refuse(`${file} is empty, expected a code a line`)
  // What a spreadsheet did to one, it did to all.
  const odd = lines.findIndex((line) => OF_SPREADSHEET.test(line))
  if (odd >= 0)
    report(
      ['codes'],
      `${file}:${odd + 1} "${shortened(lines[odd] ?? '')}" is a row of a table, or a number without all of its digits, expected the code alone`,
    )
  lines.forEach((code, index) => {
    const at = `${file}:${index + 1}`
    if ([...code].length > LONGEST)
      report(['codes'], `${at} is longer than ${LONGEST} characters, expected one code a line`)
    const first = lines.indexOf(code)
    if (code && first < index)
      report(['codes'], `${at} is the code of line ${first + 1} again: two would share it, expected another`)
  })
  return codes
}
