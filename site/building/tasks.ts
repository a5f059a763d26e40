import { relative } from 'node:path'
import type { LookName } from '../../campaigns/looks.ts'
import { editionsOf, textsOf } from '../../campaigns/translation.ts'
import { sealDeterministically } from '../../seal/container.ts'
import type { Keyring } from '../../seal/secret.ts'
import { fontFiles } from '../fonts/font-files.ts'
import { placesOf } from '../outlines/circle-map.ts'
import { introductionBytes, introductionsOf } from '../sealing/introductions.ts'
import { pieceHtml } from '../sealing/piece-html.ts'
import { formsOf, readSealedMedia, type Sealed, savedFormsOf } from '../sealing/sealed-media.ts'
import type { Site, SiteCampaign, SitePiece } from '../sealing/site-campaigns.ts'
import type { Container } from './film-store.ts'
import type { Renderer } from './renderer.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** One file of the site to be made, or taken over. */
export type Task = Made | Taken

/** A file that is sealed already. */
interface Taken extends Place {
  /** Absolute path. */
  from: string
}

interface Made extends Place {
  make(): Promise<Bytes>
}

interface Place {
  /** Below the site, with slashes. */
  path: string
  /** The source file, below the campaign's folder. */
  source?: string
  /** Whether it is slow, and pages wait for it. */
  isFirst?: true
  /** Whether it waits for what is first. */
  isLast?: true
  /** Whether its name is a digest of the content, so that an existing file of this name is this one. */
  isNamedByContent?: true
}

/** Pages beside the campaign's own. */
const BESIDE = ['ambassador/', 'proof/']

/** Tasks for the pages of a campaign. */
export function pageTasks(campaign: SiteCampaign, renderer: () => Promise<Renderer>): Task[] {
  const { slug, locales, cover } = campaign
  const rendered = (address: string, file = ''): Made => ({
    path: `${slug}/${address}${file}`,
    make: async () => (await renderer()).render(`/${slug}/${address}`),
  })
  const page = (address: string): Made => ({ ...rendered(address, 'index.html'), isLast: true })
  const inLanguages = locales.length > 1
  return [
    page(''),
    ...(inLanguages ? editionsOf(campaign).map(({ locale }) => page(`${locale}/`)) : []),
    ...BESIDE.flatMap((name) => {
      return [page(name), ...(inLanguages ? editionsOf(campaign).map(({ locale }) => page(`${locale}/${name}`)) : [])]
    }),
    ...(inLanguages ? [rendered('locale.js')] : []),
    ...['look.css', 'look-inside.css', 'look-preview.css', 'look-desk.css'].map((file) => rendered(file)),
    ...['print.json', 'icon.png'].map((file) => rendered(file)),
    ...(placesOf(campaign.circles).length > 0 ? [rendered('circle-map.json')] : []),
    { ...rendered('preview.jpg'), isFirst: true },
    ...(cover ? [rendered('letter.jpg')] : []),
    ...circleTasks(campaign, rendered),
  ]
}

/** Tasks for what only campaigns with circles have. */
function circleTasks(campaign: SiteCampaign, rendered: (address: string, file?: string) => Made): Task[] {
  const { circles } = campaign
  if (!circles) return []
  const inLanguages = editionsOf(campaign).flatMap(({ locale }) => [
    rendered(`circles/${locale}/list.json`),
    ...circles.list.map(({ id }) => rendered(`circles/${locale}/${id}/`, 'index.html')),
  ])
  return [rendered('look-circles.css'), ...inLanguages, ...(circles.country ? [rendered('circles/country.json')] : [])]
}

/** Tasks for covers, logo and the pictures of circles, in every form. */
export function pictureTasks(campaign: SiteCampaign): Task[] {
  const { folder, coverPicture, tallPicture, logoPictures, circlePictures } = campaign
  return [coverPicture, tallPicture, ...logoPictures, ...Object.values(circlePictures)].flatMap((picture) =>
    (picture?.forms ?? []).map(({ path, make }): Task => {
      const source = relative(folder, picture?.file ?? '')
      return { path: path.slice(1), source, isNamedByContent: true, make }
    }),
  )
}

/** CONTENT IS SEALED HERE: tasks for the containers of a campaign. */
export async function sealingTasks(campaign: SiteCampaign, keyring: Keyring): Promise<Task[]> {
  const tasks = textsOf(campaign).map((piece) => {
    return pieceTasks(campaign, piece, keyring.content(campaign.slug, piece.id, piece.epoch))
  })
  return [...(await Promise.all(tasks)).flat(), ...introductionTasks(campaign, keyring)]
}

function introductionTasks(campaign: SiteCampaign, keyring: Keyring): Task[] {
  return introductionsOf(campaign).map((source) => {
    const { id, epoch, name } = source.sealedAs
    const key = keyring.content(campaign.slug, id, epoch)
    return {
      path: `${campaign.slug}/sealed/${name}.bin`,
      make: async () => sealDeterministically(await introductionBytes(source), key, id),
    }
  })
}

async function pieceTasks(campaign: SiteCampaign, piece: SitePiece, key: Bytes): Promise<Task[]> {
  const html = await pieceHtml(campaign, piece)
  const path = (name: string) => `${campaign.slug}/sealed/${name}.bin`
  const sealed = (plaintext: Bytes) => sealDeterministically(plaintext, key, piece.id)
  const taken = ({ name, file }: Container): Task => {
    return { path: path(`media/${name}`), isNamedByContent: true, from: file }
  }
  const { files, films, sounds } = await readSealedMedia(campaign.folder, piece, key)
  const streamed = [...sounds.values()].flatMap(({ containers }) => containers)
  const parts = [...films.values()].flatMap(({ name, master, containers }): Task[] => [
    { path: path(`media/${name}`), isNamedByContent: true, make: () => sealed(master) },
    ...containers.map(taken),
  ])
  const forms = [...files.values()].flatMap((medium) => {
    const task = ({ name, read }: Sealed): Task => {
      return { path: path(name), isNamedByContent: true, make: async () => sealed(await read()) }
    }
    const source = relative(campaign.folder, medium.file)
    const shown = formsOf(medium).filter(({ name }) => html.includes(name))
    const saved = savedFormsOf(medium)
    const parts = saved && html.includes(saved.list.name) ? [saved.list, ...saved.parts] : []
    return [...shown.map((form) => ({ ...task(form), source })), ...parts.map(task)]
  })
  return [
    { path: path(piece.name), make: () => sealed(new TextEncoder().encode(html)) },
    ...forms,
    ...parts,
    ...streamed.map(taken),
  ]
}

/**
 * Tasks for files that belong to no campaign, without the bundle's own: pages, the studio, and the fonts of these pairs.
 */
export async function commonTasks(pairs: readonly LookName[], site: Site, renderer: () => Promise<Renderer>) {
  const pages = { 'index.html': '/', '404.html': '/404/', 'studio/index.html': '/studio/', 'counter.js': '/counter.js' }
  const rendered = Object.entries(pages).map(([path, address]): Made => {
    return { path, make: async () => (await renderer()).render(address) }
  })
  const studio = (await site.studio()).map(({ name, contents }): Made => {
    return { path: `assets/studio/${name}`, make: async () => contents }
  })
  const desk = (await site.desk()).map(({ name, contents }): Made => {
    return { path: `assets/desk/${name}`, make: async () => contents }
  })
  const fonts = (await Promise.all(pairs.map(fontFiles))).flat().map(({ name, woff2 }): Made => {
    return { path: `assets/${name}`, make: async () => woff2 }
  })
  return [...rendered, ...studio, ...desk, ...fonts]
}
