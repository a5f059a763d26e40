import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import type { Answers } from './answers.ts'
import { campaignFile } from './campaign-file.ts'
import { MediaFolder } from './media-folder.ts'
import { type Placed, pieceMarkdown, teaserMarkdown } from './pieces.ts'
import { WORDS } from './words.ts'

/**
 * Writes the files of a new campaign: config, teaser, pieces and media.
 *
 * @param folder where it is written
 * @param place where it will lie in the end
 */
export async function writeCampaign(answers: Answers, folder: string, place: string): Promise<void> {
  const media = new MediaFolder(folder)
  const write = (path: string, text: string) => writeFile(join(folder, path), text)
  await mkdir(join(folder, 'sealed'))
  for (const kind of answers.kinds) {
    const placed: Placed[] = []
    for (const file of answers.media[kind] ?? []) placed.push({ path: await media.add(file), alt: file.alt })
    for (const [i, locale] of answers.locales.entries()) {
      const path = `sealed/${inLocale(kind, locale, i)}`
      await write(path, pieceMarkdown(kind, placed, locale, i === 0))
    }
  }
  for (const [i, locale] of answers.locales.entries()) {
    await write(inLocale('teaser', locale, i), teaserMarkdown(answers, locale))
  }
  const { cover, logo } = answers
  const image = cover && (await media.add(cover, 'cover'))
  const fields = {
    ...fieldsOf(answers),
    cover: cover && { image, alt: cover.alt },
    logo: logo && (await media.add(logo, 'logo')),
  }
  await write(CONFIG, await campaignFile(place, fields))
}

/** The file name in a language; the first language has the plain one. */
function inLocale(name: string, locale: string, i: number): string {
  return i === 0 ? `${name}.md` : `${name}.${locale}.md`
}

function fieldsOf({ title, brand, description, locales, formal, look, kinds, channels, links, ...moments }: Answers) {
  const [first, ...others] = locales
  const titlesIn = (locale: typeof first) => Object.fromEntries(kinds.map((kind) => [kind, WORDS[locale].titles[kind]]))
  return {
    title,
    brand,
    description,
    locale: first,
    formal: formal || undefined,
    translations:
      others.length > 0
        ? Object.fromEntries(others.map((locale) => [locale, { pieces: titlesIn(locale) }]))
        : undefined,
    opens: moments.opens,
    reveals: moments.reveals,
    closes: moments.closes,
    pieces: Object.entries(titlesIn(first)).map(([id, title]) => ({ id, title, unlock: 'link' })),
    look,
    channels,
    roots: links.map((label) => ({ label, kind: 'seed' })),
  }
}
