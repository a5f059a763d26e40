import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { mediaKind } from '../../campaigns/media.ts'
import {
  mendCommand,
  mendedName,
  mendedSound,
  mendOf,
  type Options,
  quoted,
  rungName,
  rungsOf,
  SOUND_MEND,
  soundMend,
  typed,
} from '../../campaigns/mend.ts'
import { unshownKind } from '../../campaigns/unshown.ts'
import { type Fault, filmFaults, isHeavy, mendingOf } from '../../site/sealing/films/faults.ts'
import { surveyFilm } from '../../site/sealing/films/survey.ts'
import { trackFaults } from '../../site/sealing/sounds/sound-problems.ts'
import { CommandError } from '../fail.ts'
import { encode, hasFfmpeg } from './ffmpeg.ts'

/** One film or sound that is made of another. Absolute paths. */
interface Step {
  from: string
  options: Options
  to: string
}

/** Makes what is missing, and says what it makes; prints the commands where the machine has no ffmpeg. */
export async function ladder(given: string): Promise<void> {
  const file = resolve(given)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile())
    throw new CommandError(`${given}: ${found ? 'is no file' : 'there is no such file'}, expected a film or a sound`)
  if (found.size === 0) throw new CommandError(`${given}: is empty, expected a film or a sound`)
  const kind = unshownKind(file) ?? mediaKind(file)
  if (kind === 'image') throw new CommandError(`${given}: is no film and no sound by its name, expected one`)
  const make = (await hasFfmpeg()) ? encodeStep : printStep
  if (kind === 'audio') return mendSound(file, make)
  const base = await playable(file, make)
  if (!existsSync(base)) return console.log(`Then the sizes of it: npm run entrenous -- ladder ${quoted(here(base))}`)
  const steps = await smallerSizes(base)
  if (steps.length === 0 && base === file)
    console.log(`${here(file)}: plays everywhere, and there is no smaller size to make of it.`)
  for (const step of steps) await make(step)
}

/** The film itself, or what plays everywhere in its place. */
async function playable(file: string, make: (step: Step) => Promise<void>): Promise<string> {
  const faults = await filmFaults(file)
  const mending = mendingOf(await surveyFilm(file))
  const mendable = mendableOf(file, faults, mendCommand(file, mending))
  if (!mendable) return file
  console.log(`${here(file)} ${mendable.message.split(', expected ')[0]}.`)
  const to = join(dirname(file), mendedName(file))
  await make({ from: file, options: mendOf(mending), to })
  return to
}

/** A sound has no sizes: one that plays everywhere at once is all that it can need. */
async function mendSound(file: string, make: (step: Step) => Promise<void>): Promise<void> {
  const fault = mendableOf(file, await trackFaults(file), soundMend(file))
  if (!fault) return console.log(`${here(file)}: plays everywhere.`)
  console.log(`${here(file)} ${fault.message.split(', expected ')[0]}.`)
  await make({ from: file, options: SOUND_MEND, to: join(dirname(file), mendedSound(file)) })
}

/** The fault that this command mends. Refuses a file with one that no command does: it would make a good half of it. */
function mendableOf(file: string, faults: readonly Fault[], command: string): Fault | undefined {
  const hopeless = faults.find(({ severity, message }) => severity === 'error' && !message.endsWith(command))
  if (hopeless) throw new CommandError(`${here(file)} ${hopeless.message}`)
  return faults.find(({ message }) => message.endsWith(command))
}

async function smallerSizes(file: string): Promise<Step[]> {
  const survey = await surveyFilm(file)
  if (!survey?.picture) throw new CommandError(`${here(file)}: cannot be read as a film`)
  // Of a heavy film the smallest size is made even where it has no fewer pixels: it has fewer bits.
  const rungs = rungsOf(survey.picture.size).filter(({ isSmaller }, i) => isSmaller || (i === 0 && isHeavy(survey)))
  return rungs.map(({ name, options }) => ({ from: file, options, to: join(dirname(file), rungName(file, name)) }))
}

async function encodeStep({ from, options, to }: Step): Promise<void> {
  if (existsSync(to)) return console.log(`${here(to)}: is there already, and stays as it is.`)
  const survey = await surveyFilm(from)
  await encode({ from, options, to, seconds: survey?.picture?.end, name: here(to) })
  const { size } = await stat(to)
  console.log(`${here(to)}: ${(size / 1e6).toFixed(1)} MB`)
}

/** Where the machine has no ffmpeg: whoever reads it can make it elsewhere. */
async function printStep({ from, options, to }: Step): Promise<void> {
  if (process.exitCode === undefined)
    console.error('No ffmpeg on this machine (Debian: apt install ffmpeg). What it would run:')
  process.exitCode = 1
  console.log(typed(here(from), options, here(to)))
}

const here = (path: string) => relative(process.cwd(), path)
