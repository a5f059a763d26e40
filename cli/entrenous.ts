import { Command } from 'commander'
import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { schemaCommand } from './json-schema.ts'
import { ladderCommand } from './ladder/command.ts'
import { linksCommand } from './links-command.ts'
import { exampleCommand, newCommand } from './new/command.ts'
import { previewCommand } from './preview.ts'
import { qrCommand } from './qr.ts'
import { restoreCommand } from './restore.ts'
import { revokeCommand } from './revoke.ts'
import { studioCommand } from './studio.ts'
import { verifyCommand } from './verify.ts'
import { voidCommand } from './void.ts'

/** ADD A COMMAND: one line here, in the order of `--help`. */
const COMMANDS = [
  newCommand(),
  exampleCommand(),
  checkCommand(),
  ladderCommand(),
  linksCommand(),
  revokeCommand(),
  voidCommand(),
  qrCommand(),
  previewCommand(),
  verifyCommand(),
  schemaCommand(),
  backupCommand(),
  restoreCommand(),
  studioCommand(),
]

const program = new Command('npm run entrenous --')
  .description('Entre Nous: private-share campaigns')
  .showHelpAfterError()

for (const command of COMMANDS) {
  // A command that is used wrongly shows its help, as the program's settings say.
  for (const each of [command, ...command.commands]) each.copyInheritedSettings(program)
  program.addCommand(command)
}

await program.parseAsync()
