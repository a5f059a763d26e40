import { Command } from 'commander'
import { requireSecret, type Settings } from '../api/env.ts'
import { suggestion } from '../campaigns/suggestion.ts'
import { COMMAND_LINE } from '../db/audit.ts'
import { openFile } from '../db/clients/file.ts'
import { areAlike } from '../db/studio/name-skeletons.ts'
import { addStudioKey, type NewStudioKey } from '../db/studio/new-studio-keys.ts'
import type { StudioStore } from '../db/studio/store.ts'
import { type ListedStudioKey, listStudioKeys, revokeStudioKey } from '../db/studio/studio-keys.ts'
import { createKeyring } from '../seal/secret.ts'
import { studioUrl } from '../seal/studio-address.ts'
import { digestOf, newStudioToken } from '../seal/studio-key.ts'
import { commandHere, workingAt } from './at.ts'
import { openRemote } from './edge/remote.ts'
import { CommandError, run } from './fail.ts'
import { readInvitation } from './invitation.ts'
import { minute } from './minute.ts'
import { settingsHere } from './place.ts'
import { requireCampaign } from './workplace.ts'

/** `studio invite`, `list` and `revoke`. */
export function studioCommand(): Command {
  const studio = new Command('studio').description('whom the studio lets in')
  studio
    .command('invite')
    .description('make a private link to the studio; it is shown only once')
    .requiredOption('--name <name>', 'who it is for')
    .option('--campaign <slugs...>', 'only these campaigns; without it, every one')
    .option('--role <role>', 'viewer (reads), editor (changes links too) or owner (everything)', 'viewer')
    .option('--expires <date>', 'until when it is good, such as 2026-12-31 or 2026-12-31T18:00:00+01:00')
    .option('--json')
    .action((options: InviteOptions) => run(() => invite(options)))
  studio
    .command('list')
    .description('say who is let in')
    .option('--json')
    .action(({ json }: { json?: true }) => run(() => list(json)))
  studio
    .command('revoke')
    .description('end a studio link, and every session that it opened')
    .argument('<name>', 'its name or its number')
    .option('--json')
    .action((name: string, { json }: { json?: true }) => run(() => revoke(name, json)))
  return studio
}

interface InviteOptions {
  name: string
  campaign?: string[]
  role: string
  expires?: string
  json?: true
}

async function invite({ json, ...options }: InviteOptions) {
  const settings = settingsHere()
  const { name, role, campaign, expires = null } = readInvitation(options)
  const campaigns = campaign ? [...new Set(campaign)] : null
  if (campaigns) {
    const secret = await requireSecret(settings)
    for (const slug of campaigns) await requireCampaign(settings, secret, slug)
  }
  const key = newStudioToken()
  await withKeys(settings, async (engine, keys) => {
    const same = keys.find((each) => each.revokedAt === null && areAlike(each.name, name))
    if (same)
      throw new CommandError(
        `--name: "${same.name}" is there already, expected one that looks unlike it; or revoke that one`,
      )
    const added: NewStudioKey = { name, role, campaigns, expiresAt: expires, digest: digestOf(key) }
    await engine.write(addStudioKey(added, COMMAND_LINE, Date.now()))
  })
  const url = studioUrl(settings.siteUrl, key)
  if (json) return print({ key, url })
  console.log(`${name}  (${role}, ${reach(campaigns)}${expires === null ? '' : `, until ${minute(expires)}`})
  ${url}
Shown only now: it is not kept. Whoever has it is let in, until: ${commandHere(`studio revoke "${name}"`)}`)
}

async function list(json: true | undefined) {
  await withKeys(settingsHere(), async (_, keys) => {
    if (json) return print(keys)
    const [ids, names, roles] = [widthOf(keys, 'id'), widthOf(keys, 'name'), widthOf(keys, 'role')]
    for (const key of keys) {
      const { id, name, role, campaigns } = key
      console.log(
        `${String(id).padStart(ids)}  ${name.padEnd(names)}  ${role.padEnd(roles)}  ${reach(campaigns)}; ${statusOf(key)}`,
      )
    }
  })
}

async function revoke(text: string, json: true | undefined) {
  await withKeys(settingsHere(), async (engine, keys) => {
    const key = keyOf(keys, text)
    const sessions = (await engine.write(revokeStudioKey(key, COMMAND_LINE, Date.now()))).at(-1)?.length ?? 0
    const isNew = key.revokedAt === null
    if (json) print({ revoked: isNew ? 1 : 0, sessions })
    else if (!isNew) console.log('Revoked before; nothing changed.')
    else console.log(`Revoked: ${key.name}. ${sessions} ${sessions === 1 ? 'session' : 'sessions'} ended.`)
  })
}

/** Finds a key by its number, or by a name that looks like its own: the good one, if there is one, else the last one. */
function keyOf(keys: readonly ListedStudioKey[], text: string): ListedStudioKey {
  const asked = text.trim().normalize('NFC')
  const named = keys.filter(({ id, name }) => String(id) === asked || areAlike(name, asked))
  const good = named.filter(({ revokedAt }) => revokedAt === null)
  const found = good.find(({ id, name }) => String(id) === asked || name === asked)
  if (!found && good.length > 1) {
    const candidates = good.map(({ id, name }) => `${id} (${name})`).join(' or ')
    throw new CommandError(`"${text}" looks like several, expected the number ${candidates}`)
  }
  const key = found ?? good[0] ?? named.at(-1)
  if (key) return key
  const names = keys.filter(({ revokedAt }) => revokedAt === null).map((each) => each.name)
  if (names.length === 0) throw new CommandError(`Nobody "${text}": no studio link is good`)
  throw new CommandError(`Nobody "${text}"${suggestion(text, names)}, expected one of ${names.join(', ')}`)
}

async function withKeys(settings: Settings, work: (engine: StudioStore, keys: ListedStudioKey[]) => Promise<void>) {
  const at = workingAt()
  if (at !== undefined) {
    const engine = openRemote(at, 'studio', createKeyring(await requireSecret(settings)).operator())
    return work(engine, await listStudioKeys(engine, Date.now()))
  }
  const engine = await openFile(settings.databaseUrl, { asItIs: true })
  try {
    await work(engine, await listStudioKeys(engine, Date.now()))
  } finally {
    await engine.close()
  }
}

function reach(campaigns: readonly string[] | null): string {
  return campaigns?.join(', ') ?? 'every campaign'
}

function statusOf({ revokedAt, expiresAt, sessions, seenAt }: ListedStudioKey): string {
  if (revokedAt !== null) return `revoked ${minute(revokedAt)}`
  if (expiresAt !== null && expiresAt <= Date.now()) return `expired ${minute(expiresAt)}`
  const seen = seenAt === null ? 'not signed in' : `${sessions} signed in, seen ${minute(seenAt)}`
  return expiresAt === null ? seen : `until ${minute(expiresAt)}; ${seen}`
}

function widthOf(keys: readonly ListedStudioKey[], column: 'id' | 'name' | 'role'): number {
  return Math.max(0, ...keys.map((key) => String(key[column]).length))
}

function print(value: unknown) {
  console.log(JSON.stringify(value, null, 2))
}
