import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { type Jwks, jwks } from '../api/ambassadors/contract.ts'
import { isSignedBy, PROOF_KEYS_PATH, proofIn, readProof, type Statement } from '../seal/proof.ts'
import { CommandError, run } from './fail.ts'
import { givenPath, givenPlace } from './given-path.ts'
import { minute } from './minute.ts'
import { printJson } from './print-json.ts'

/** `proof verify`: checks a proof without the site's own page. Needs neither a database nor the secret. */
export function proofCommand(): Command {
  const command = new Command('proof').description('check how far a link went, by a signed proof')
  command
    .command('verify')
    .description('check a proof: its address, its card (PNG or SVG), or a file that holds it')
    .argument('<file|url>')
    .option('--site <url>', 'the site that has to have signed it; without it, see whose name is said')
    .option(
      '--keys <file|url>',
      'the public keys, such as those that were kept from then (default: those of the site)',
      givenPlace,
    )
    .option('--json')
    .action((given: string, options: VerifyOptions) => run(() => verify(given, options)))
  return command
}

interface VerifyOptions {
  site?: string
  keys?: string
  json?: true
}

async function verify(given: string, { site, keys, json }: VerifyOptions) {
  const proof = proofIn(given) ?? proofIn(await textOf(given))
  const read = proof && readProof(proof)
  if (!proof || !read)
    throw new CommandError(`${shown(given)}: holds no proof, expected its address, its card or its file`)
  const { statement, kid } = read
  refuseOther(statement.iss, site)
  const from = keys ?? statement.iss + PROOF_KEYS_PATH
  const published = await keysAt(from)
  const isKnown = published.some((key) => key.kid === kid)
  if (!isKnown) {
    throw new CommandError(`${from}: has no key ${kid}, which signed it, expected --keys with those of that time`)
  }
  const isValid = isSignedBy(proof, published)
  if (json) printJson({ valid: isValid, ...(isValid && { statement }), keys: from })
  else console.log(isValid ? sayValid(statement, from, site !== undefined || keys !== undefined) : sayForged(statement))
  if (!isValid) process.exitCode = 1
}

/** Whoever signs with keys of their own names a site of their own: only who asks knows which one it should be. */
function refuseOther(issuer: string, site: string | undefined): void {
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol)) {
    throw new CommandError(`"${shown(issuer)}" is no site: it is no proof of one`)
  }
  if (site === undefined) return
  if (!URL.canParse(site))
    throw new CommandError(`--site: "${site}" is no address, expected one such as https://share.example`)
  if (new URL(site).origin !== new URL(issuer).origin) {
    throw new CommandError(`${issuer} has signed it, and not ${site}: do not rely on it`)
  }
}

/** The text of a file, read as Latin letters: a picture has the proof in plain letters too. */
async function textOf(file: string): Promise<string> {
  return (await readFile(givenPath(file))).toString('latin1')
}

async function keysAt(place: string): Promise<Jwks['keys']> {
  const fault = (why: string) =>
    new CommandError(`${place}: ${why}, expected a JWK Set such as a site has at ${PROOF_KEYS_PATH}`)
  const text = /^https?:/.test(place) ? await fetched(place, fault) : await readFile(place, 'utf8')
  const parsed = jwks.safeParse(toJson(text))
  if (!parsed.success) throw fault('holds no keys')
  return parsed.data.keys
}

async function fetched(url: string, fault: (why: string) => CommandError): Promise<string> {
  const response = await fetch(url).catch(() => {
    throw fault('does not answer')
  })
  if (!response.ok) throw fault(`answers ${response.status}`)
  return response.text()
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sayValid(
  { iss, sub, title, iat, name, people, hands, from, to }: Statement,
  keys: string,
  isAsked: boolean,
): string {
  const link = name === undefined ? 'one link' : `the link "${name}"`
  const stretch = from !== undefined && to !== undefined ? `, between ${at(from)} and ${at(to)}` : ''
  const whose = isAsked
    ? ''
    : `\nIs ${iss} the site that you expect? Anybody can sign figures of a site of their own; --site <url> asks for one.`
  return `Valid: signed by a key of ${keys}.${whose}
${iss} counted, for ${title} (${sub}), through ${link} and those that grew from it:
  ${people} people, ${hands} ${hands === 1 ? 'hand' : 'hands'} deep${stretch}
  as of ${at(iat)}
These are the signed figures: a card has to show the same.
It proves that the site counted so many openings by then, one per browser, without doubtful and voided ones. It proves neither that they are as many different people, nor how it stands today.`
}

function sayForged({ iss }: Statement): string {
  return `Forged or damaged: the signature is not that of these figures. Do not rely on them, whatever they say of ${iss}.`
}

const at = (seconds: number) => minute(seconds * 1000)

const shown = (given: string) => (given.length > 60 ? `${given.slice(0, 60)}…` : given)
