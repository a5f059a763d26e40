import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { LARGEST_HELD } from '../../campaigns/largest-held.ts'
import type { CampaignManifest } from '../../campaigns/manifest.ts'
import { editionsOf, textsOf } from '../../campaigns/translation.ts'
import { sealerOf } from '../../pieces/sealers.ts'
import { readHeader, unseal } from '../../seal/envelope.ts'
import type { Keyring } from '../../seal/secret.ts'
import { type Digests, digestOf } from '../building/digests.ts'
import type { Stage } from '../building/stage.ts'
import { introductionSecrets, introductionsOf } from './introductions.ts'
import { sampleOfFile, sampleOfSegment } from './leaks/film-sample.ts'
import type { SecretCampaign, SecretPiece } from './leaks/secrets.ts'
import { labelsOf } from './public-copies.ts'
import { formsOf, readSealedMedia } from './sealed-media.ts'
import type { SiteCampaign, SitePiece } from './site-campaigns.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** The secrets of a campaign, which no file of the site may contain; read only when they are searched for. */
export interface CampaignSecrets extends Pick<SecretCampaign, 'slug' | 'folder' | 'labels'> {
  pieces: PieceSecrets[]
}

interface PieceSecrets {
  id: string
  epoch: string
  title: string
  file: string
  text: Unread<{ markdown: string; html: string }>
  /** All forms of each file: the file itself, and what was made of it. */
  media: { file: string; content: Unread<Bytes[]> }[]
}

interface Unread<T> {
  digest: string
  read(): Promise<T>
}

interface Source {
  stage: Stage
  keyring: Keyring
  digests: Digests
  /** Digests of public pictures: the same files are no secret of a piece. */
  publicDigests: ReadonlySet<string>
}

/** The secrets of a campaign whose containers are in the site. */
export async function secretsOf(campaign: SiteCampaign, source: Source): Promise<CampaignSecrets> {
  const { slug, folder } = campaign
  const pieces = await Promise.all(textsOf(campaign).map((piece) => pieceSecrets(campaign, piece, source)))
  const introductions = introductionsOf(campaign).map(async (introduction): Promise<PieceSecrets> => {
    const { text, photo } = await introductionSecrets(introduction)
    // A public picture is no secret where an ambassador shows it.
    const isSecret = photo && !source.publicDigests.has(photo.own)
    const { id, epoch } = introduction.sealedAs
    return { id, epoch, title: id, file: join(folder, CONFIG), text, media: isSecret ? [photo] : [] }
  })
  return {
    ...{ slug, folder, labels: editionsOf(campaign).flatMap(labelsOf) },
    pieces: [...pieces, ...wordsOf(campaign), ...(await Promise.all(introductions))],
  }
}

/** What the brand says on the opened page: for passes alone, as a piece is. */
function wordsOf(campaign: SiteCampaign): PieceSecrets[] {
  const said = editionsOf(campaign).flatMap(({ locale, word, circles }) => [
    { id: `word (${locale})`, word },
    ...(circles?.list.map((circle) => ({ id: `word to ${circle.id} (${locale})`, word: circle.word })) ?? []),
  ])
  return said.flatMap(({ id, word }): PieceSecrets[] => {
    if (!word) return []
    const text = { digest: digestOf('word', word), read: async () => ({ markdown: word, html: '' }) }
    const file = join(campaign.folder, CONFIG)
    return [{ id, epoch: '', title: 'the brand’s word', file, text, media: [] }]
  })
}

/** What is sealed in a campaign of the last build: its pieces, and introductions of ambassadors. */
export function sealedIn({ pieces, roots }: Pick<CampaignManifest, 'pieces' | 'roots'>) {
  return [...pieces, ...roots.flatMap(({ sealedAs }) => (sealedAs ? [{ title: sealedAs.id, ...sealedAs }] : []))]
}

async function pieceSecrets(
  campaign: SiteCampaign,
  piece: SitePiece,
  { stage, keyring, digests, publicDigests }: Source,
) {
  const { id, epoch, title, file, name } = piece
  const key = keyring.content(campaign.slug, id, epoch)
  const path = (container: string) => `${campaign.slug}/sealed/${container}.bin`
  const opened = (container: string) => openFile(join(stage.folder, path(container)), key)
  const digestAt = (container: string) => stage.files.get(path(container)) ?? ''
  const text = {
    digest: digestOf('text', await digests.of(file), digestAt(name)),
    read: async () => ({
      markdown: await sealerOf(piece).text(piece),
      html: new TextDecoder().decode(await opened(name)),
    }),
  }
  const { files } = await readSealedMedia(campaign.folder, piece, key)
  const films = piece.films.flatMap(({ files: sizes }) =>
    sizes.map(async (path) => {
      const film = join(campaign.folder, path)
      const digest = digestOf('film', await digests.of(film))
      return { file: film, content: { digest, read: async () => [await sampleOfFile(film)] } }
    }),
  )
  const media = [...files.values()].map(async (medium) => {
    const own = await digests.of(medium.file)
    // A public picture is no secret where a piece shows it.
    if (publicDigests.has(own)) return []
    const made = formsOf(medium)
      .map((form) => form.name)
      .filter((name) => name !== medium.name && stage.files.has(path(name)))
    const digest = digestOf('medium', own, ...made.map(digestAt))
    const whole = async () => {
      // Pictures are compared as they look, but for those that nobody could show.
      return medium.kind === 'image' && medium.bytes <= LARGEST_HELD
        ? new Uint8Array(await readFile(medium.file))
        : sampleOfFile(medium.file)
    }
    const read = async () => [await whole(), ...(await Promise.all(made.map(opened)))]
    return [{ file: medium.file, content: { digest, read } }]
  })
  return { id, epoch, title, file, text, media: [...(await Promise.all(media)).flat(), ...(await Promise.all(films))] }
}

/** The secrets of a campaign that stays as it was built earlier, read from its containers: its folder differs by now. */
export async function secretsInContainers(
  { slug, ...built }: CampaignManifest,
  paths: readonly string[],
  { stage, keyring }: Source,
): Promise<CampaignSecrets> {
  const pieces = sealedIn(built)
  const found = paths
    .filter((path) => path.endsWith('.bin'))
    .map(async (path): Promise<PieceSecrets[]> => {
      const file = join(stage.folder, path)
      const { keyId } = readHeader(new Uint8Array(await readFile(file)))
      const piece = pieces.find(({ id }) => id === keyId)
      if (!piece) return []
      const read = () => openFile(file, keyring.content(slug, piece.id, piece.epoch))
      const digest = stage.files.get(path) ?? ''
      const own = { ...piece, title: piece.id, file }
      const content = { digest: digestOf('kept medium', digest), read: async () => [sampleOfSegment(await read())] }
      const none = { digest: '', read: async () => ({ markdown: '', html: '' }) }
      if (path.includes('/sealed/media/')) return [{ ...own, text: none, media: [{ file, content }] }]
      const html = async () => new TextDecoder().decode(await read())
      const text = { digest: digestOf('kept text', digest), read: async () => ({ markdown: '', html: await html() }) }
      return [{ ...own, text, media: [] }]
    })
  return { slug, folder: stage.folder, labels: [], pieces: (await Promise.all(found)).flat() }
}

/**
 * Digests of all secrets. They depend on the public labels, which are no secret: with other labels, everything is searched
 * again.
 */
export function digestsOf(campaigns: readonly CampaignSecrets[]): (own: string) => string {
  const labels = digestOf(...campaigns.flatMap((campaign) => campaign.labels))
  return (own) => digestOf(labels, own)
}

/** Reads those secrets that are wanted, one after the other; the others are left empty. */
export async function readSecrets(
  campaigns: readonly CampaignSecrets[],
  isWanted: (digest: string) => boolean,
): Promise<SecretCampaign[]> {
  const found: SecretCampaign[] = []
  for (const { pieces, ...campaign } of campaigns) {
    const read: SecretPiece[] = []
    for (const piece of pieces) read.push(await readPiece(piece, isWanted))
    found.push({ ...campaign, pieces: read })
  }
  return found
}

async function readPiece({ text, media, ...piece }: PieceSecrets, isWanted: (digest: string) => boolean) {
  const { markdown, html } = isWanted(text.digest) ? await text.read() : { markdown: '', html: '' }
  const read: SecretPiece['media'] = []
  for (const { file, content } of media) {
    // Without content, its name still counts.
    const all = isWanted(content.digest) ? await content.read() : [new Uint8Array()]
    read.push(...all.map((bytes) => ({ file, bytes })))
  }
  return { ...piece, markdown, html, media: read }
}

async function openFile(file: string, key: Bytes): Promise<Bytes> {
  return unseal(new Uint8Array(await readFile(file)), key)
}
