import { Command, Option } from 'commander'
import type { PreviewLink } from '../api/studio/contract/previews-schema.ts'
import { endPreview, makePreview, readPreviews } from '../api/studio/previews.ts'
import { COMMAND_LINE } from '../db/audit.ts'
import { tokensIn } from '../seal/address.ts'
import { createTokenKind } from '../seal/link.ts'
import { commandHere } from './at.ts'
import { readExpiry } from './expiry.ts'
import { CommandError, run } from './fail.ts'
import { minute } from './minute.ts'
import { atWork, type Workplace } from './workplace.ts'

/** `preview`: makes a link for the client's approval, lists them, and revokes one. */
export function previewCommand(): Command {
  return new Command('preview')
    .description('make a link that shows your client the campaign as it will be; what it does is counted nowhere')
    .argument('<slug>')
    .option('--expires <when>', 'until when it is good, such as 2026-12-24, 3d or 12h; 90 days at most (default: 7d)')
    .addOption(new Option('--list', 'say which previews there are').conflicts(['expires', 'revoke']))
    .addOption(new Option('--revoke <preview>', 'end one, by its number or its address').conflicts('expires'))
    .option('--json')
    .action((slug: string, options: PreviewOptions) => run(() => preview(slug, options)))
}

interface PreviewOptions {
  expires?: string
  list?: true
  revoke?: string
  json?: true
}

async function preview(slug: string, { expires, list, revoke, json }: PreviewOptions) {
  const expiresAt = expires === undefined ? undefined : readExpiry(expires, Date.now())
  await atWork(slug, async (workplace) => {
    const { place, campaign } = placeOf(workplace)
    if (revoke !== undefined) return end(workplace, revoke, json)
    if (!list) {
      const made = await makePreview(place, campaign, { who: COMMAND_LINE, expiresAt })
      return json ? print(made) : console.log(welcome(slug, made))
    }
    const previews = await readPreviews(place, campaign)
    if (json) return print(previews)
    if (previews.length === 0) console.log(`No preview of ${slug} was ever made.`)
    for (const each of previews) console.log(line(each))
  })
}

async function end(workplace: Workplace, text: string, json: true | undefined) {
  const { place, campaign } = placeOf(workplace)
  const previews = await readPreviews(place, campaign)
  const tokens = tokensIn(text)
  const found = previews.find(({ id, url }) =>
    tokens.length > 0 ? tokens.some((token) => url?.endsWith(token)) : String(id) === text.trim(),
  )
  if (!found) {
    const good = previews.flatMap(({ id, url }) => (url === null ? [] : [id]))
    const expected =
      good.length > 0 ? `expected ${good.join(' or ')}, or the address of one` : 'and none is good any more'
    throw new CommandError(`--revoke: no preview "${text}" of ${campaign.slug}, ${expected}`)
  }
  const isNew = await endPreview(place, campaign.slug, found.id, COMMAND_LINE)
  if (json) print({ revoked: isNew ? 1 : 0 })
  else
    console.log(isNew ? `Revoked: preview ${found.id}. It shows nothing any more.` : 'Revoked before; nothing changed.')
}

function placeOf({ source, store, now }: Workplace) {
  const { siteUrl, keyring, campaign } = source
  const previews = createTokenKind(keyring.preview(campaign.slug))
  return { place: { store, siteUrl, now }, campaign: { slug: campaign.slug, previews } }
}

function welcome(slug: string, { id, url, expiresAt }: PreviewLink): string {
  return `Preview ${id} of ${slug}, until ${minute(expiresAt)}
  ${url}
Whoever has it sees every phase, piece and language, and nothing of that is counted. To end it: ${commandHere(`preview ${slug} --revoke ${id}`)}`
}

function line({ id, url, who, createdAt, expiresAt, revokedAt }: PreviewLink): string {
  const end = expiresAt <= Date.now() ? `expired ${minute(expiresAt)}` : `until ${minute(expiresAt)}`
  const status = revokedAt === null ? end : `revoked ${minute(revokedAt)}`
  return `${id}  ${status}  (made ${minute(createdAt)}, ${who})${url === null ? '' : `\n  ${url}`}`
}

function print(value: unknown) {
  console.log(JSON.stringify(value, null, 2))
}
