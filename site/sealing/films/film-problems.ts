import { extname, join } from 'node:path'
import { type Film, languageName, UNSHOWN_TEXTS, type VttFile } from '../../../campaigns/film.ts'
import { imageFault } from '../../../campaigns/media.ts'
import { type Size, webVttCommand } from '../../../campaigns/mend.ts'
import { readingFault, readText } from '../../../campaigns/text-file.ts'
import { bitrateOf, codecsOf, type Fault, filmFaults, heavinessOf } from './faults.ts'
import { innerCaptionsFault } from './inner-captions.ts'
import { sizeCommand } from './size-command.ts'
import { type Survey, surveyFilm } from './survey.ts'
import { webVttCues, webVttFault } from './webvtt.ts'

/** Seconds. Encoders pad the end of a film by a frame or two. */
const SAME_LENGTH = 0.5

/** Of the shape of two sizes of a film: rounding to even pixels changes less. */
const SAME_SHAPE = 0.03

/** What is wrong with a film and what belongs to it, each fault with the path that it is of. */
export async function filmProblems(folder: string, film: Film): Promise<Fault[]> {
  const survey = await surveyFilm(join(folder, film.files[0]))
  const length = survey && Math.max(lengthOf(survey), survey.declared ?? 0)
  const faults = await Promise.all([
    renditionFaults(folder, film),
    ...film.captions.map(({ language, file }) => captionFaults(folder, file, language, length)),
    ...film.chapters.map(({ language, file }) => {
      return language ? captionFaults(folder, file, language, length) : textFaults(folder, file, length)
    }),
    ...(survey && film.captions.length === 0 ? [innerFaults(folder, film)] : []),
    twiceFaults(film.captions),
    twiceFaults(film.chapters),
    ...(film.poster ? [posterFaults(folder, film.poster)] : []),
  ])
  return faults.flat()
}

async function renditionFaults(folder: string, { files }: Film): Promise<Fault[]> {
  const own = files.map(async (path) => {
    const faults = await filmFaults(join(folder, path))
    return faults.map(({ severity, message }) => ({ severity, message: `${path} ${message}` }))
  })
  const found = (await Promise.all(own)).flat()
  if (found.some(({ severity }) => severity === 'error')) return found
  const surveys = await Promise.all(files.map(async (path) => ({ path, survey: await surveyFilm(join(folder, path)) })))
  const read = surveys.flatMap(({ path, survey }) => (survey ? [{ path, survey }] : []))
  const [first, ...others] = read
  if (!first) return found
  const [film, size] = [join(folder, first.path), sizeOf(first.survey)]
  const strangers = others.flatMap(({ path, survey }) => {
    const difference = differenceOf(survey, first.survey)
    if (!difference) return []
    const expected = `expected the same film in another size: ${sizeCommand(film, size, path)}`
    return [error(`${path} ${difference} ${first.path}, ${expected}`)]
  })
  const [smallest = first] = read.toSorted((a, b) => bitrateOf(a.survey) - bitrateOf(b.survey))
  const heavy = heavinessOf(film, size, smallest.survey)
  return [...found, ...strangers, ...(heavy ? [{ ...heavy, message: `${smallest.path} ${heavy.message}` }] : [])]
}

async function innerFaults(folder: string, { files: [path = ''] }: Film): Promise<Fault[]> {
  const fault = await innerCaptionsFault(join(folder, path))
  return fault ? [{ severity: 'warning', message: `${path} ${fault}` }] : []
}

/** How a rendition differs from another film; undefined where a player can switch between them. */
function differenceOf(one: Survey, other: Survey): string | undefined {
  const [length, expected] = [lengthOf(one), lengthOf(other)]
  if (Math.abs(length - expected) > SAME_LENGTH)
    return `lasts ${length.toFixed(1)} s, and not ${expected.toFixed(1)} as`
  const [shape, shapeExpected] = [shapeOf(one), shapeOf(other)]
  if (Math.abs(shape / shapeExpected - 1) > SAME_SHAPE)
    return `has another shape (${frameOf(one)}, ${frameOf(other)}) than`
  if (!one.sound !== !other.sound) return `has ${one.sound ? '' : 'no '}sound, unlike`
  const [codecs, codecsExpected] = [codecsOf(one).join(' and '), codecsOf(other).join(' and ')]
  if (codecs !== codecsExpected) return `is in ${codecs}, which players never exchange for the ${codecsExpected} of`
  return undefined
}

const lengthOf = ({ picture, sound }: Survey) => Math.max(picture?.end ?? 0, sound?.end ?? 0)
const sizeOf = ({ picture }: Survey): Size => picture?.size ?? { width: 0, height: 0 }
const shapeOf = (survey: Survey) => sizeOf(survey).width / sizeOf(survey).height
const frameOf = (survey: Survey) => `${sizeOf(survey).width} × ${sizeOf(survey).height}`

/** @param length of what the texts belong to, in seconds, where it is known */
export async function captionFaults(folder: string, path: string, language: string, length?: number): Promise<Fault[]> {
  if (languageName(language)) return textFaults(folder, path, length)
  const fault = language ? `says a language that nobody knows, "${language}"` : 'does not say its language'
  return [error(`${path} ${fault}, expected such as clip.fr.vtt, clip.en.vtt or clip.chapters.fr.vtt`)]
}

/** A language is the same however it is written: RFC 5646, 2.1.1. */
function twiceFaults(texts: readonly VttFile[]): Fault[] {
  const first = new Map<string, string>()
  return texts.flatMap(({ language, file }) => {
    const canonical = language && languageName(language) ? (Intl.getCanonicalLocales(language)[0] ?? '') : language
    const other = first.get(canonical)
    if (other === undefined) first.set(canonical, file)
    return other === undefined || !language
      ? []
      : [error(`${file} is in the same language as ${other}, expected one for each`)]
  })
}

/** @param length of what the texts belong to, in seconds, where it is known */
export async function textFaults(folder: string, path: string, length = Number.POSITIVE_INFINITY): Promise<Fault[]> {
  const unshown = UNSHOWN_TEXTS[extname(path).toLowerCase()]
  if (unshown) return [error(`${path} is ${unshown}, which no browser shows, expected WebVTT: ${webVttCommand(path)}`)]
  const text = await readText(join(folder, path)).catch(readingFault)
  const fault = typeof text === 'string' ? webVttFault(text) : text
  if (fault) return [error(`${path}:${fault.line} ${fault.message}`)]
  const late = typeof text === 'string' ? webVttCues(text).filter(({ start }) => start >= length).length : 0
  if (late === 0) return []
  const message = `${path} has ${late === 1 ? 'a text' : `${late} texts`} behind the end, at ${length.toFixed(1)} s`
  return [{ severity: 'warning', message: `${message}: nobody gets there, expected times of this cut` }]
}

export async function posterFaults(folder: string, path: string): Promise<Fault[]> {
  const fault = await imageFault(join(folder, path), path)
  return fault === undefined ? [] : [error(fault)]
}

function error(message: string): Fault {
  return { severity: 'error', message }
}
