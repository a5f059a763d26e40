import { Command } from 'commander'
import { originOf, workAt } from './at.ts'
import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { circlesCommand } from './circles.ts'
import { schemaCommand } from './json-schema.ts'
import { ladderCommand } from './ladder/command.ts'
import { letterCommand } from './letter/command.ts'
import { linksCommand } from './links-command.ts'
import { moveCommand } from './move.ts'
import { exampleCommand, newCommand } from './new/command.ts'
import { previewCommand } from './preview.ts'
import { proofCommand } from './proof.ts'
import { qrCommand } from './qr.ts'
import { restoreCommand } from './restore.ts'
import { revokeCommand } from './revoke.ts'
import { secretCommand } from './secret/command.ts'
import { studioCommand } from './studio.ts'
import { verifyCommand } from './verify.ts'
import { voidCommand } from './void.ts'

/** ADD A COMMAND: one line here, in the order of `--help`. */
const COMMANDS = [
  newCommand,
  exampleCommand,
  checkCommand,
  ladderCommand,
  linksCommand,
  circlesCommand,
  revokeCommand,
  voidCommand,
  qrCommand,
  letterCommand,
  previewCommand,
  verifyCommand,
  proofCommand,
  schemaCommand,
  backupCommand,
  restoreCommand,
  secretCommand,
  moveCommand,
  studioCommand,
]

/** Those that ask no database, and so none elsewhere. */
const WITHOUT_DATABASE = ['new', 'example', 'check', 'ladder', 'schema', 'proof verify']

/** The whole command line: `npm run entrenous --`. */
export function entrenousProgram(): Command {
  const program = new Command('npm run entrenous --')
    .description('Entre Nous: private-share campaigns')
    .option('--at <address>', 'in a deployment on Cloudflare, such as https://links.brand.example, instead of here')
    .hook('preAction', (_, command) => {
      const { at } = command.optsWithGlobals<{ at?: string }>()
      const name = command.parent === program ? command.name() : `${command.parent?.name()} ${command.name()}`
      if (at !== undefined && WITHOUT_DATABASE.includes(name))
        command.error(`--at: is not for ${name}, which asks no database`)
      const origin = at === undefined ? undefined : originOf(at)
      if (at !== undefined && origin === undefined)
        command.error(`--at: "${at}" does not fit, expected an address such as https://links.brand.example`)
      workAt(origin)
    })
    .showHelpAfterError()

  for (const make of COMMANDS) {
    const command = make()
    // A command that is used wrongly shows its help, as the program's settings say.
    for (const each of [command, ...command.commands]) each.copyInheritedSettings(program)
    program.addCommand(command)
  }
  return program
}
