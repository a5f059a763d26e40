import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as clack from '@clack/prompts'
import { loadSettings, type Settings } from '../../api/env.ts'
import { CommandError, run } from '../fail.ts'
import type { Answers } from './answers.ts'
import { campaignFolder, makeCopy } from './copied.ts'
import type { Flags, Ways } from './flags.ts'
import { interview } from './interview.ts'
import { Interviewer, MissingAnswers } from './interviewer.ts'
import { make, nextSteps } from './made.ts'
import { slugOf, takenSlugs } from './slug.ts'
import { Cancelled, Terminal } from './terminal.ts'
import { writeCampaign } from './write-campaign.ts'

/** Runs the command `new`. */
export function newCampaign(slug: string | undefined, options: Flags & Ways): Promise<void> {
  return run(() => makeCampaign(slug, options))
}

/** Makes the folder of a campaign from flags and answers, or nothing at all. */
async function makeCampaign(slug: string | undefined, { yes, dev, json, from, ...flags }: Flags & Ways) {
  const settings = loadSettings()
  if (from !== undefined) return copyCampaign(settings, from, slug, { dev, json, flags })
  const isAttended = process.stdin.isTTY && process.stdout.isTTY && !json
  const taken = await takenSlugs(settings.campaignsDir)
  const ask = (asked: Interviewer) => interview(asked, slug, flags, taken)
  const answers = await (isAttended ? attended(ask, yes) : unattended(ask, yes)).catch((error: unknown) => {
    if (!(error instanceof Cancelled)) throw error
    clack.cancel('Nothing was made.')
    process.exitCode = 130
  })
  if (!answers) return
  const made = await make(settings, answers.slug, (folder, place) => writeCampaign(answers, folder, place))
  console.log(json ? JSON.stringify(made, null, 2) : nextSteps(made, settings.isProduction))
  if (dev ?? (isAttended && !yes && (await wantsToSee()))) await openDev()
}

interface CopyOptions {
  dev: true | undefined
  json: true | undefined
  flags: Flags
}

/** A copy keeps everything but its title: what else there is to say is changed in its folder. */
async function copyCampaign(settings: Settings, from: string, slug: string | undefined, options: CopyOptions) {
  const { title, ...others } = options.flags
  const [unused] = Object.keys(others)
  if (unused !== undefined) {
    const flag = unused.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    throw new CommandError(`--${flag} does not go with --from, expected --title alone: change the rest in its folder`)
  }
  const source = await campaignFolder(from, settings.campaignsDir)
  const made = await makeCopy(settings, { source, slug: slug ?? slugOf(title ?? `${from} 2`), title })
  console.log(options.json ? JSON.stringify(made, null, 2) : nextSteps(made, settings.isProduction))
  if (options.dev) await openDev()
}

/** Asks whether to open it; the campaign exists whatever the answer. */
function wantsToSee(): Promise<boolean> {
  return new Terminal().yes({ message: 'Open it now?' }, true).catch((error: unknown) => {
    if (!(error instanceof Cancelled)) throw error
    return false
  })
}

type Ask = (asked: Interviewer) => Promise<Answers>

/** Asks in the terminal; wrong flags are reported before the first question. */
async function attended(ask: Ask, takesDefaults = false): Promise<Answers> {
  await rehearse(ask, new MissingAnswers(), takesDefaults)
  clack.intro('A new campaign. Enter takes what stands there in grey, Ctrl+C leaves without a trace.')
  const answers = await ask(new Interviewer(new Terminal(), takesDefaults))
  clack.outro('That is all.')
  return answers
}

async function unattended(ask: Ask, takesDefaults = false): Promise<Answers> {
  const missing = new MissingAnswers()
  const answers = await rehearse(ask, missing, takesDefaults)
  if (missing.flags.length === 0) return answers
  const mend = takesDefaults ? 'These have no default' : 'Give them, or --yes for the defaults of most'
  throw new CommandError(`No terminal to ask in, and no answer to ${missing.flags.join(', ')}. ${mend}.`)
}

async function rehearse(ask: Ask, missing: MissingAnswers, takesDefaults: boolean): Promise<Answers> {
  const asked = new Interviewer(missing, takesDefaults)
  const answers = await ask(asked)
  if (asked.faults.length > 0) throw new CommandError(asked.faults.join('\n'))
  return answers
}

async function openDev(): Promise<void> {
  const dev = spawn(process.execPath, [fileURLToPath(new URL('../dev.ts', import.meta.url))], { stdio: 'inherit' })
  // Ctrl+C is meant for the child: this process waits for its end.
  process.on('SIGINT', () => {})
  await once(dev, 'close')
}
