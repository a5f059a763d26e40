import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command } from 'commander'
import qrcode from 'qrcode'
import { loadSettings } from '../api/env.ts'
import { changeLink } from '../api/studio/link-change.ts'
import { formatProblem } from '../campaigns/problem.ts'
import { type Difference, hasNodes, type Recounted, readRecounted, recount } from '../db/campaign/recount.ts'
import { openFile } from '../db/clients/file.ts'
import { backupCommand } from './backup.ts'
import { CommandError, run } from './fail.ts'
import { changeOf } from './link-change.ts'
import { addRoot, rootLinks } from './links.ts'
import { exampleCommand, newCommand } from './new/command.ts'
import { settingsHere } from './place.ts'
import { previewCommand } from './preview.ts'
import { restoreCommand } from './restore.ts'
import { studioCommand } from './studio.ts'
import { voidCommand } from './void.ts'
import { atWork, selectCampaign } from './workplace.ts'

const program = new Command('npm run entrenous --')
  .description('Entre Nous: private-share campaigns')
  .showHelpAfterError()

/** A command of another file, which says as much as one of this file when it is used wrongly. */
function add(command: Command) {
  for (const each of [command, ...command.commands]) each.copyInheritedSettings(program)
  program.addCommand(command)
}

add(newCommand())
add(exampleCommand())

program
  .command('check')
  .description('say what is wrong with the campaigns, without building')
  .argument('[slug]', 'only this one')
  .option('--json')
  .action((slug: string | undefined, { json }: { json?: true }) => run(() => check(slug, json)))

program
  .command('links')
  .description('list the roots of a campaign with their links, or add one')
  .argument('<slug>')
  .argument('[add]', '`add` makes one')
  .option('--json')
  .option('--label <label>', 'who or what it is for')
  .option('--kind <kind>', 'seed, ambassador, circle or poster')
  .option('--channel <channel>', 'how it is handed out')
  .option('--cap <views>', 'at most this many clear views')
  .action((slug: string, action: string | undefined, options: LinksOptions) => run(() => links(slug, action, options)))

program
  .command('revoke')
  .description('withdraw a link: it opens nothing any more')
  .argument('<slug>')
  .argument('<link>', 'its address or its token')
  .option('--subtree', 'and every link that grew from it')
  .option('--undo', 'let it open again, and with --subtree what was revoked with it')
  .option('--json')
  .action((slug: string, link: string, options: RevokeOptions) => run(() => revoke(slug, link, options)))

add(voidCommand())

program
  .command('qr')
  .description('draw the QR code of a root')
  .argument('<slug>')
  .argument('<label>')
  .option('--out <file>', 'an .svg or .png file; without it the code is drawn here')
  .action((slug: string, label: string, { out }: { out?: string }) => run(() => qr(slug, label, out)))

add(previewCommand())

program
  .command('verify')
  .description('recount everything and compare it with the counters')
  .argument('[slug]', 'only this one')
  .option('--json')
  .action((slug: string | undefined, { json }: { json?: true }) => run(() => verify(slug, json)))

program
  .command('schema')
  .description('print the JSON Schema of campaign.yaml, for editors')
  .action(() =>
    run(async () => {
      const { campaignJsonSchema } = await import('../campaigns/config-file.ts')
      print(campaignJsonSchema())
    }),
  )

add(backupCommand())
add(restoreCommand())
add(studioCommand())

await program.parseAsync()

interface LinksOptions {
  json?: true
  label?: string
  kind?: string
  channel?: string
  cap?: string
}

async function check(slug: string | undefined, json: true | undefined) {
  const { campaignsDir, siteUrl } = loadSettings()
  const { inspectCampaigns } = await import('../site/sealing/inspection.ts')
  const loaded = await inspectCampaigns(campaignsDir, siteUrl)
  const only = slug === undefined ? undefined : selectCampaign(loaded, campaignsDir, slug)
  const problems = only?.problems ?? loaded.problems
  if (json) print(problems)
  else for (const problem of problems) console.log(formatProblem(problem))
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
  else if (!json) console.log(`${slug ?? loaded.campaigns.map((each) => each.slug).join(', ')}: ready to build`)
}

async function links(slug: string, action: string | undefined, { json, ...root }: LinksOptions) {
  if (action !== undefined && action !== 'add') throw new CommandError(`Unknown action "${action}", expected add`)
  const [flag] = Object.keys(root)
  if (action === undefined && flag) throw new CommandError(`--${flag}: is for a new link, expected: links ${slug} add`)
  await atWork(slug, async (workplace) => {
    const { source, store } = workplace
    const listed = action === 'add' ? [await addRoot(workplace, root)] : await rootLinks(source, store)
    if (json) print(action === 'add' ? listed[0] : listed)
    else for (const { label, kind, channel, url } of listed) console.log(`${label}  (${kind}, ${channel})\n  ${url}`)
  })
}

interface RevokeOptions {
  subtree?: true
  undo?: true
  json?: true
}

async function revoke(slug: string, text: string, { subtree, undo, json }: RevokeOptions) {
  await atWork(slug, async (workplace) => {
    const way: 'branch' | 'link' = subtree ? 'branch' : 'link'
    const change = { ...(await changeOf(workplace, text)), ...(undo ? { restore: way } : { revoke: way }) }
    const { revoked, restored } = await changeLink(workplace, change)
    if (json) return print(undo ? { restored } : { revoked })
    const links = undo ? restored : revoked
    if (links === 0) console.log(undo ? 'Nothing was revoked; nothing changed.' : 'Revoked before; nothing changed.')
    else console.log(`${undo ? 'Restored' : 'Revoked'}: ${links} ${links === 1 ? 'link' : 'links'}.`)
  })
}

async function qr(slug: string, label: string, out: string | undefined) {
  await atWork(slug, async ({ source, store }) => {
    const listed = await rootLinks(source, store)
    const root = listed.find((each) => each.label.normalize('NFC') === label.normalize('NFC'))
    if (!root)
      throw new CommandError(`No root "${label}", expected one of ${listed.map((each) => each.label).join(', ')}`)
    if (out === undefined) return console.log(await qrcode.toString(root.url, { type: 'terminal', small: true }))
    const format = extname(out).toLowerCase()
    if (format === '.svg') await writeFile(out, await qrcode.toString(root.url, { type: 'svg' }))
    else if (format === '.png') await writeFile(out, await qrcode.toBuffer(root.url, { width: 1200 }))
    else throw new CommandError(`--out: "${out}" does not fit, expected a file that ends in .svg or .png`)
    console.log(`${out}: ${root.url}`)
  })
}

async function verify(slug: string | undefined, json: true | undefined) {
  const { databaseUrl } = settingsHere()
  const engine = await openFile(databaseUrl, { mustExist: true })
  try {
    if (slug !== undefined && !(await hasNodes(engine, slug))) {
      throw new CommandError(`Nothing of a campaign "${slug}" is in the database, neither roots nor views`)
    }
    const database = databaseUrl.replace(/^file:/, '')
    const campaigns = await readRecounted(engine, slug)
    const differences = await recount(engine, slug)
    if (json) print({ database, campaigns, differences })
    else console.log([database, ...campaigns.map(sayRecounted), ...sayDifferences(differences)].join('\n'))
    if (differences.length > 0) process.exitCode = 1
  } finally {
    await engine.close()
  }
}

function sayRecounted({ campaign, views, voided, isFolded }: Recounted): string {
  if (isFolded) return `  ${campaign}: its tree was folded, only sums can be compared`
  return `  ${campaign}: ${views} ${views === 1 ? 'view' : 'views'}${voided > 0 ? `, ${voided} voided` : ''}`
}

function sayDifferences(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return ['Every counter equals the recount.']
  return differences.map(({ campaign, counter, row, stored, recounted }) => {
    const name = row === '' ? counter : `${counter} ${row}`
    return `${campaign}: ${name} says ${stored}, the recount ${recounted}`
  })
}

function print(value: unknown) {
  console.log(JSON.stringify(value, null, 2))
}
