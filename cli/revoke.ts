import { Command } from 'commander'
import { changeLink } from '../api/studio/link-change.ts'
import { walkBranch } from '../db/campaign/branch.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import { countRestrictable, revokedAbove } from '../db/campaign/restrictions.ts'
import { commandHere } from './at.ts'
import { run } from './fail.ts'
import { changeOf } from './link-change.ts'
import { printJson } from './print-json.ts'
import { atWork, type Workplace } from './workplace.ts'

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
    const above = undo && (await revokedAbove(workplace.store, change.link.node))
    const name = (node: NodeId) => change.campaign.names.write(node)
    if (json) return printJson(undo ? { restored, revokedAbove: above ? name(above.node) : null } : { revoked })
    const links = undo ? restored : revoked
    if (links === 0) console.log(undo ? 'Nothing was revoked; nothing changed.' : 'Revoked before; nothing changed.')
    else console.log(`${undo ? 'Restored' : 'Revoked'}: ${links} ${links === 1 ? 'link' : 'links'}.`)
    if (!undo) return
    // Of a member's link, it would tell whether it was opened.
    const below = change.link.isMember ? 0 : await countRevokedBelow(workplace, change)
    if (below > 0) console.log(stillBelow(below, slug, name(change.link.node)))
    if (!above) return
    const all = commandHere(`revoke ${slug} ${name(above.node)} --subtree --undo`)
    console.log(
      `A link above it is revoked still: ${above.label ?? name(above.node)}. What was revoked with that one opens by: ${all}`,
    )
  })
}

async function countRevokedBelow(
  { store, pause }: Workplace,
  { campaign, link }: Awaited<ReturnType<typeof changeOf>>,
) {
  let revoked = 0
  for await (const nodes of walkBranch(store, pause, { campaign: campaign.slug, node: link.node, isSubtree: true })) {
    revoked += nodes.length - (await countRestrictable(store, nodes))
  }
  return revoked
}

/** What restoring leaves below: what was revoked with it after a link alone, what was revoked apart after a branch. */
function stillBelow(links: number, slug: string, text: string): string {
  const what = `${links} ${links === 1 ? 'link that grew from it is' : 'links that grew from it are'} revoked still`
  const together = commandHere(`revoke ${slug} ${text} --subtree --undo`)
  return `${what}: alone, each opens by its own link. What was revoked together opens by: ${together}`
}
