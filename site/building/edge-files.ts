import type { CampaignManifest } from '../../campaigns/manifest.ts'
import { framesOf } from '../../pieces/embed/players.ts'
import { headerPolicy } from '../../seal/page-policy.ts'
import { COUNTER_HEADERS, HSTS, IMMUTABLE, SITE_HEADERS } from '../../seal/site-headers.ts'
import type { Stage } from './stage.ts'

/** Compressed twins are for Node: at the edge the platform compresses. */
const LEFT_AT_HOME = '*.br\n*.gz\n'

/** Writes what Cloudflare reads beside the files of a site: which of them stay at home, and the headers of the others. */
export async function writeEdgeFiles(
  stage: Pick<Stage, 'write'>,
  campaigns: readonly CampaignManifest[],
  siteUrl: string,
) {
  const encoder = new TextEncoder()
  await stage.write('.assetsignore', encoder.encode(LEFT_AT_HOME))
  await stage.write('_headers', encoder.encode(headersFile(campaigns, siteUrl)))
}

/** Cloudflare leaves out what goes beyond. */
const MOST_RULES = 100

type Rule = [path: string, lines: string[][]]

const policyOf = (pieces: CampaignManifest['pieces']): [name: string, value: string] => [
  'Content-Security-Policy',
  headerPolicy(framesOf(pieces)),
]

/** The headers that `static-site.ts` sends, as rules by path. A rule adds to those before it; `!` takes one of theirs away. */
function headersFile(campaigns: readonly CampaignManifest[], siteUrl: string): string {
  const isHttps = siteUrl.startsWith('https:')
  const everywhere = { ...SITE_HEADERS, ...(isHttps && HSTS), 'Cache-Control': 'no-cache' }
  const immutable = [['! Cache-Control'], ['Cache-Control', IMMUTABLE]]
  const bytes = ['Content-Type', 'application/octet-stream']
  const files: Rule[] = [
    ['/assets/*', immutable],
    ['/:campaign/sealed/media/*', immutable],
    ['/:campaign/sealed/*.bin', [bytes]],
    ['/counter.js', [['! Cache-Control'], ...Object.entries(COUNTER_HEADERS)]],
  ]
  const framing = campaigns.filter(({ pieces }) => framesOf(pieces).length > 0)
  const frames = framing.map(({ slug, pieces }): Rule => {
    return [`/${slug}/*`, [['! Content-Security-Policy'], policyOf(pieces)]]
  })
  const each: Rule[] = [['/*', Object.entries(everywhere)], ...files, ...frames]
  // Where a rule for each would be too many, one lets all of them frame what any does: each page itself allows less.
  const [policy, shared] = policyOf(framing.flatMap(({ pieces }) => pieces))
  const withPolicy = Object.entries({ ...everywhere, [policy]: shared })
  const rules: Rule[] = each.length <= MOST_RULES ? each : [['/*', withPolicy], ...files]
  return rules.map(([path, lines]) => `${path}\n${lines.map((line) => `  ${line.join(': ')}\n`).join('')}`).join('\n')
}
