import { readFile } from 'node:fs/promises'
import { sep } from 'node:path'
import type { HookParameters } from 'astro'
import { CampaignProblems } from '../../campaigns/problem.ts'
import { textsOf } from '../../campaigns/translation.ts'
import { sealDeterministically } from '../../seal/container.ts'
import { introductionBytes, introductionsOf } from './introductions.ts'
import { pieceHtml } from './piece-html.ts'
import { formsOf, readSealedMedia, savedFormsOf } from './sealed-media.ts'
import type { Site, SiteCampaign, SitePiece } from './site-campaigns.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Server = HookParameters<'astro:server:setup'>['server']

const CONTAINER = /^\/([^/]+)\/sealed\/((?:media\/)?[^/]+)\.bin$/

/** How long to wait after a change: editors save in several steps, and the watcher reports a file every 50 ms at most. */
const SETTLING_MS = 100

/** Serves the containers that a build would write, each sealed when it is asked for. */
export function serveContainers(server: Server, site: Site): void {
  server.middlewares.use((request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, slug, name] = CONTAINER.exec(pathname) ?? []
    if (!slug || !name) return next()
    sealOnDemand(site, slug, name).then((container) => {
      if (!container) return response.writeHead(404).end()
      const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': container.length }
      return response.writeHead(200, { ...headers, 'Cache-Control': 'no-store' }).end(container)
    }, next)
  })
}

/** Serves covers and logos, each encoded when it is asked for. */
export function servePictures(server: Server, site: Site): void {
  server.middlewares.use((request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (!pathname.startsWith('/assets/')) return next()
    pictureAt(site, pathname).then(async (form) => {
      if (!form) return next()
      const type = form.format === 'svg' ? 'image/svg+xml' : `image/${form.format}`
      response.writeHead(200, { 'Content-Type': type }).end(await form.make())
    }, next)
  })
}

async function pictureAt(site: Site, path: string) {
  const campaigns = await site.campaigns()
  const pictures = campaigns.flatMap(({ coverPicture, tallPicture, logoPictures, circlePictures }) => {
    return [coverPicture, tallPicture, ...logoPictures, ...Object.values(circlePictures)]
  })
  return pictures.flatMap((picture) => picture?.forms ?? []).find((form) => form.path === path)
}

/** Reloads on every change of a campaign's folder: the new page, or its problems. A broken campaign stops no other. */
export function followCampaigns(server: Server, site: Site & { forget(): void }, campaignsDir: string): void {
  let settling: NodeJS.Timeout | undefined
  const show = async () => {
    site.forget()
    const { message } = new CampaignProblems(await site.problems())
    if (message) server.config.logger.error(message, { timestamp: true })
    // A broken campaign's page shows its problems; the others are as they were.
    server.environments.client.hot.send({ type: 'full-reload', path: '*' })
  }
  server.watcher.add(campaignsDir)
  server.watcher.on('all', (_, path) => {
    if (!path.startsWith(campaignsDir + sep)) return
    clearTimeout(settling)
    settling = setTimeout(show, SETTLING_MS)
  })
  void show()
}

async function sealOnDemand(site: Site, slug: string, name: string): Promise<Bytes | undefined> {
  const campaign = (await site.campaigns()).find((each) => each.slug === slug)
  if (!campaign) return undefined
  for (const piece of textsOf(campaign)) {
    const key = site.keyring.content(slug, piece.id, piece.epoch)
    const isPiece = piece.name === name
    if (isPiece) return sealed(new TextEncoder().encode(await pieceHtml(campaign, piece)), key, piece)
    const container = await mediumContainer(campaign, piece, name, key)
    if (container) return container
  }
  const introduction = introductionsOf(campaign).find(({ sealedAs }) => sealedAs.name === name)
  if (!introduction) return undefined
  const { id, epoch } = introduction.sealedAs
  return sealDeterministically(await introductionBytes(introduction), site.keyring.content(slug, id, epoch), id)
}

const sealed = (plaintext: Bytes, key: Bytes, { id }: SitePiece) => sealDeterministically(plaintext, key, id)

async function mediumContainer({ folder }: SiteCampaign, piece: SitePiece, name: string, key: Bytes) {
  const { files, films, sounds } = await readSealedMedia(folder, piece, key)
  const forms = [...files.values()].flatMap((medium) => {
    const saved = savedFormsOf(medium)
    return [...formsOf(medium), ...(saved ? [saved.list, ...saved.parts] : [])]
  })
  const form = forms.find((each) => each.name === name)
  if (form) return sealed(await form.read(), key, piece)
  for (const { name: master, master: playlist, containers } of films.values()) {
    if (name === `media/${master}`) return sealed(playlist, key, piece)
    const part = containers.find((each) => name === `media/${each.name}`)
    if (part) return new Uint8Array(await readFile(part.file))
  }
  const streamed = [...sounds.values()].flatMap(({ containers }) => containers)
  const part = streamed.find((each) => name === `media/${each.name}`)
  if (part) return new Uint8Array(await readFile(part.file))
  return undefined
}
