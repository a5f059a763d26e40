import { Command } from 'commander'
import { changeLink } from '../api/studio/link-change.ts'
import { run } from './fail.ts'
import { changeOf } from './link-change.ts'
import { printJson } from './print-json.ts'
import { atWork } from './workplace.ts'

export function revokeCommand(): Command {
  return new Command('revoke')
    .description('withdraw a link: it opens nothing any more')
    .argument('<slug>')
    .argument('<link>', 'its address or its token')
    .option('--subtree', 'and every link that grew from it')
    .option('--undo', 'let it open again, and with --subtree what was revoked with it')
    .option('--json')
    .action((slug: string, link: string, options: RevokeOptions) => run(() => revoke(slug, link, options)))
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
    if (json) return printJson(undo ? { restored } : { revoked })
    const links = undo ? restored : revoked
    if (links === 0) console.log(undo ? 'Nothing was revoked; nothing changed.' : 'Revoked before; nothing changed.')
    else console.log(`${undo ? 'Restored' : 'Revoked'}: ${links} ${links === 1 ? 'link' : 'links'}.`)
  })
}
