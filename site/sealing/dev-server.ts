import { sep } from 'node:path'
import type { HookParameters } from 'astro'
import { CampaignProblems } from '../../campaigns/problem.ts'
import { textsOf } from '../../campaigns/translation.ts'
import { sealDeterministically } from '../../seal/container.ts'
import { COVERS } from './covers.ts'
import { formsOf, readSealedMedia } from './sealed-media.ts'
import type { Site, SiteCampaign, SitePiece } from './site-campaigns.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Server = HookParameters<'astro:server:setup'>['server']

const CONTAINER = /^\/([^/]+)\/sealed\/((?:media\/)?[^/]+)\.bin$/

/** Editors save in several steps, and the watcher reports a file at most every 50 ms: read it when it is whole. */
const SETTLING_MS = 100

/** Serves the containers that a build would write, each sealed when it is asked for. */
export function serveContainers(server: Server, site: Site): void {
  server.middlewares.use((request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, slug, name] = CONTAINER.exec(pathname) ?? []
    if (!slug || !name) return next()
    sealOnDemand(server, site, slug, name).then((container) => {
      if (!container) return response.writeHead(404).end()
      const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': container.length }
      return response.writeHead(200, { ...headers, 'Cache-Control': 'no-store' }).end(container)
    }, next)
  })
}

/** Shows every change of a campaign's folder at once: the new page, or what is wrong with it. */
export function followCampaigns(server: Server, site: Site, campaignsDir: string): void {
  let settling: NodeJS.Timeout | undefined
  const show = async () => {
    site.forget()
    const problems = await site.campaigns().then(() => undefined, asProblems)
    for (const { hot, moduleGraph } of Object.values(server.environments)) {
      const imported = moduleGraph.getModuleById(COVERS)
      if (imported) moduleGraph.invalidateModule(imported)
      // Astro keeps what getStaticPaths said until its own content changes.
      hot.send('astro:content-changed', {})
    }
    if (!problems) return server.environments.client.hot.send({ type: 'full-reload', path: '*' })
    server.config.logger.error(problems.message, { timestamp: true })
    server.environments.client.hot.send({ type: 'error', err: { message: problems.message, stack: '' } })
  }
  server.watcher.add(campaignsDir)
  server.watcher.on('all', (_, path) => {
    if (!path.startsWith(campaignsDir + sep)) return
    clearTimeout(settling)
    settling = setTimeout(show, SETTLING_MS)
  })
  void show()
}

async function sealOnDemand(server: Server, site: Site, slug: string, name: string): Promise<Bytes | undefined> {
  const campaign = (await site.campaigns()).find((each) => each.slug === slug)
  if (!campaign) return undefined
  for (const piece of textsOf(campaign)) {
    const key = site.keyring.content(slug, piece.id, piece.epoch)
    const isPiece = piece.name === name
    const plaintext = isPiece ? await render(server, slug, name) : await readMedium(campaign, piece, name, key)
    if (plaintext) return sealDeterministically(plaintext, key, piece.id)
  }
  return undefined
}

/** The same page that a build renders, asked for like any other. */
async function render(server: Server, slug: string, name: string): Promise<Bytes> {
  const origin = server.resolvedUrls?.local[0]
  const response = await fetch(new URL(`/${slug}/sealed/${name}/`, origin))
  if (!response.ok) throw new Error(`The piece at ${response.url} does not render: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function readMedium({ folder }: SiteCampaign, piece: SitePiece, name: string, key: Bytes) {
  const media = await readSealedMedia(folder, piece, key)
  return [...media.values()]
    .flatMap(formsOf)
    .find((form) => form.name === name)
    ?.read()
}

function asProblems(error: unknown): CampaignProblems {
  if (error instanceof CampaignProblems) return error
  throw error
}
