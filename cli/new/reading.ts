import { fieldFault } from '../../campaigns/config-file.ts'
import { disorder, notAfter } from '../../campaigns/phase.ts'
import { BadAnswer } from './bad-answer.ts'
import { readMoment } from './moment.ts'

type Field = Parameters<typeof fieldFault>[0]

/** Makes a parser for a field's text, which must fit where it will stand in `campaign.yaml`. */
export function reader(field: Field, place: (text: string) => unknown = (text) => text): (text: string) => string {
  return (text) => {
    const fault = fieldFault(field, place(text))
    if (fault) throw new BadAnswer(fault)
    return text.trim()
  }
}

export const readAlt = reader('cover', (alt) => ({ image: 'media/cover.jpg', alt }))

const readSlugAlone = reader('slug')

/** @param taken slugs of existing campaigns */
export function slugReader(taken: ReadonlySet<string>): (text: string) => string {
  return (text) => {
    const slug = readSlugAlone(text)
    if (taken.has(slug)) throw new BadAnswer(`a campaign "${slug}" is there already, expected another name`)
    return slug
  }
}

const readLabelAlone = reader('roots', (label) => [{ label }])

/** @param before labels given so far */
export function labelReader(before: readonly string[]): (text: string) => string {
  return (text) => {
    const label = readLabelAlone(text)
    if (before.some((each) => each.normalize('NFC') === label.normalize('NFC'))) {
      throw new BadAnswer(`"${label}" stands twice, expected another`)
    }
    return label
  }
}

export type Moments = Partial<Record<'opens' | 'reveals' | 'closes', string | undefined>>

/**
 * @param zone time zone of the answers
 * @param before moments that it has to follow
 */
export function momentReader(name: keyof Moments, zone: string, before: Moments): (text: string) => string {
  const readIso = reader(name)
  const at = (iso: string | undefined) => (iso === undefined ? undefined : Date.parse(iso))
  return (text) => {
    const iso = readIso(readMoment(text, zone))
    const { opens, reveals, closes }: Moments = { ...before, [name]: iso }
    const [fault] = disorder({ opens: at(opens), reveals: at(reveals), closes: at(closes) })
    if (fault) throw new BadAnswer(notAfter(fault.earlier))
    if (name === 'closes' && Date.parse(iso) <= Date.now()) {
      throw new BadAnswer(`"${text}" is over, expected a moment to come: nothing opens from then on`)
    }
    return iso
  }
}
