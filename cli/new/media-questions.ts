import { basename } from 'node:path'
import type { Answers, Described } from './answers.ts'
import type { Flags } from './flags.ts'
import type { Interviewer } from './interviewer.ts'
import { KINDS, type Kind } from './kinds.ts'
import { type MediaFile, type Purpose, readMediaFile } from './media-file.ts'
import { readAlt } from './reading.ts'

const LATER = 'Drag the file here. Enter: later'

const INSIDE: Record<Kind, string> = {
  film: 'a clip, a trailer, a message to camera',
  sound: 'a track, a voice',
  pictures: 'one, or a whole set',
  text: 'a letter, a recipe, a first chapter',
}

/** Asks for the content, and for cover and logo. */
export async function askMedia(
  asked: Interviewer,
  flags: Flags,
): Promise<Pick<Answers, 'kinds' | 'media' | 'cover' | 'logo'>> {
  noteStrays(asked, flags)
  const implied = (['film', 'sound', 'pictures'] as const).filter((kind) => flags[kind] !== undefined)
  const isImplied = implied.length > 0 && flags.inside === undefined
  const chosen: Kind[] = isImplied ? [] : await askKinds(asked, flags.inside)
  const kinds = KINDS.filter((kind) => chosen.includes(kind) || implied.some((each) => each === kind))
  const media: Answers['media'] = {}
  if (kinds.includes('film')) media.film = await askFilm(asked, flags)
  if (kinds.includes('sound')) media.sound = await askOne(asked, 'sound', 'The sound', flags.sound, flags.soundAlt)
  if (kinds.includes('pictures')) media.pictures = await askPictures(asked, flags)
  const [cover] = await askOne(asked, 'cover', 'A cover that everybody sees', flags.cover, flags.coverAlt)
  const logo = await asked.file(question('logo', 'A logo in place of the name'), flags.logo)
  return { kinds, media, cover, logo }
}

/** Notes descriptions without their file. */
function noteStrays({ faults }: Interviewer, { film, sound, cover, pictures, ...flags }: Flags): void {
  const said = { '--film-alt': [flags.filmAlt, film], '--film-still': [flags.filmStill, film] }
  const others = { '--sound-alt': [flags.soundAlt, sound], '--cover-alt': [flags.coverAlt, cover] }
  for (const [flag, [given, file]] of Object.entries({ ...said, ...others })) {
    const needed = flag.replace(/-\w+$/, '')
    if (given !== undefined && file === undefined) faults.push(`${flag}: of no file, expected ${needed} as well`)
  }
  if (flags.pictureAlts && !pictures) faults.push('--picture-alts: of no file, expected --pictures as well')
}

function askKinds(asked: Interviewer, inside: string | undefined): Promise<Kind[]> {
  const options = KINDS.map((value) => ({ value, hint: INSIDE[value] }))
  return asked.many({ flag: '--inside', message: 'What is inside?', options, fallback: ['text'] }, inside)
}

async function askOne(
  asked: Interviewer,
  purpose: 'film' | 'sound' | 'cover',
  message: string,
  given: string | undefined,
  alt: string | undefined,
): Promise<Described[]> {
  return describe(asked, `--${purpose}-alt`, await asked.file(question(purpose, message), given), alt)
}

/** Asks for the film and its still: without one a film is black until it plays. */
async function askFilm(asked: Interviewer, flags: Flags): Promise<Described[]> {
  const [film] = await askOne(asked, 'film', 'The film', flags.film, flags.filmAlt)
  if (!film) return []
  if (film.still && flags.filmStill === undefined) return [film]
  const example = 'Drag the file here. Enter: none, it is black until then'
  const asking = { ...question('picture', 'A picture of it, until it plays'), flag: '--film-still', example }
  const still = await asked.file(asking, flags.filmStill)
  return [still ? { ...film, still } : film]
}

async function askPictures(asked: Interviewer, { pictures, pictureAlts = [] }: Flags): Promise<Described[]> {
  const { length } = pictures ?? []
  if (pictures && pictureAlts.length > length) {
    asked.faults.push(`--picture-alts: ${pictureAlts.length} texts for ${length} pictures, expected one for each`)
  }
  const all: Described[] = []
  for (let i = 0; pictures === undefined || i < length; i++) {
    const message = i === 0 ? 'A picture' : 'Another one'
    const example = i === 0 ? LATER : 'Enter: that is all'
    const asking = { ...question('picture', message), flag: '--pictures', example }
    const described = await describe(asked, '--picture-alts', await asked.file(asking, pictures?.[i]), pictureAlts[i])
    if (described.length === 0 && pictures === undefined) break
    all.push(...described)
  }
  return all
}

async function describe(
  asked: Interviewer,
  flag: string,
  file: MediaFile | undefined,
  alt: string | undefined,
): Promise<Described[]> {
  if (!file) return []
  const message = `What is in ${basename(file.path)}? Said to those who cannot see or hear it`
  return [{ ...file, alt: await asked.text({ flag, message, read: readAlt }, alt) }]
}

function question(purpose: Purpose, message: string) {
  return { flag: `--${purpose}`, message, example: LATER, read: (text: string) => readMediaFile(text, purpose) }
}
