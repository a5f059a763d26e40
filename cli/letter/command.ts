import { Command, Option } from 'commander'
import * as z from 'zod'
import { CommandError, run } from '../fail.ts'
import { givenPath } from '../given-path.ts'
import { memberCap } from '../links.ts'
import { readFlags } from '../read-flags.ts'
import type { Pairing } from './pair-list.ts'
import type { Writing } from './write-letters.ts'

interface LetterOptions extends Omit<Pairing, 'list' | 'out' | 'cap'>, Writing {
  list?: string
  cap?: string
}

const flags = z.object({ cap: memberCap.optional() })

/** `letter`: the newsletter of a campaign for the agency's own mailer, and its list with a link for each subscriber. */
export function letterCommand(): Command {
  return new Command('letter')
    .description('make the newsletter for your own mailer, or pair its list with links; no mail is sent here')
    .argument('<slug>')
    .option('--for <mailer>', 'whose merge fields it has: any, mailchimp, brevo, mailjet, …', 'any')
    .option(
      '--out <path>',
      'folder for the newsletter (default: letters/<slug>), or file for the list with links',
      givenPath,
    )
    .option('--open', 'show it in your browser: by day, by night, on a phone, without images')
    .addOption(new Option('--list <file>', 'CSV of your subscribers').argParser(givenPath).conflicts('open'))
    .option('--column <name>', 'the column that names each subscriber (default: label)')
    .option('--add <list>', 'make the links that are missing, as members of a list of this name')
    .option(
      '--cap <views>',
      'with --add: at most this many clear views through each; as the list has it unless you say, or none',
    )
    .action((slug: string, options: LetterOptions) => run(() => letter(slug, options)))
}

/** Each half is imported where it is used: only the list can be paired on a server, where nothing is built. */
async function letter(slug: string, { list, ...options }: LetterOptions) {
  if (list !== undefined) {
    const { cap } = readFlags(flags, options)
    if (cap !== undefined && options.add === undefined) {
      throw new CommandError('--cap: is for links that are made, expected --add as well')
    }
    const { pairList } = await import('./pair-list.ts')
    if (options.out === undefined) throw new CommandError('--out: missing, expected a file for the list with its links')
    return pairList(slug, { ...options, cap, list, out: options.out })
  }
  const needless = (['column', 'add', 'cap'] as const).find((flag) => options[flag] !== undefined)
  if (needless) throw new CommandError(`--${needless}: is for a list, expected --list as well`)
  const { writeLetters } = await import('./write-letters.ts')
  return writeLetters(slug, options)
}
