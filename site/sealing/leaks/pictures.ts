import { readFile } from 'node:fs/promises'
import { openPicture } from '../../../campaigns/picture.ts'
import { digestOf } from '../../building/digests.ts'
import { keptJson } from '../site-campaigns.ts'
import { type Finding, placeOf, type SecretCampaign, type SecretPiece, type Secrets } from './secrets.ts'

/** Pictures are compared at this size, in shades of grey: small enough that neither size nor quality makes a difference. */
const SIDE = 24

/**
 * Correlation from which two pictures are the same. Copies scaled down to 64 pixels, at JPEG quality 20, in grey, brighter
 * or cut by 3 % have 0.93 or more; different photographs, also of one series, at most 0.51 (tests/unit/sealing).
 */
const ALIKE = 0.85

/** Mean step between neighbouring points, of 255, below which a picture is flat: it looks like any other flat one. */
const FLATTEST = 1.5

const MEND =
  'Take it out of the site; if it is meant to be public, show the very same file as the cover: then it is no secret.'

/**
 * A picture's relief: the differences of brightness between neighbouring points, normalised to length 1, which survive
 * resizing, re-encoding and changes of light.
 */
type Relief = readonly number[] | Float32Array

/** Finds pictures of pieces, also resized or re-encoded ones. Cropped ones, and frames of videos, it cannot find. */
export function createPictureDetector({
  campaigns,
}: Pick<Secrets, 'campaigns'>): (bytes: Uint8Array) => Promise<Finding[]> {
  const media = campaigns.flatMap((campaign) => campaign.pieces.flatMap((piece) => originalsOf(campaign, piece)))
  const sealed = Promise.all(
    media.map(async ({ bytes, finding }) => {
      const relief = await keptRelief(bytes)
      return relief ? [{ relief, finding }] : []
    }),
  )
  return async (bytes) => {
    const wanted = (await sealed).flat()
    const shown = wanted.length > 0 ? await reliefOf(bytes) : undefined
    if (!shown) return []
    return wanted.flatMap(({ relief, finding }) => (areAlike(relief, shown) ? [finding] : []))
  }
}

/** The originals of a piece's pictures: the first form of each file, from which the others are made. */
function originalsOf(campaign: SecretCampaign, piece: SecretPiece) {
  const originals = new Map(piece.media.toReversed().map(({ file, bytes }) => [file, bytes]))
  return [...originals].map(([file, bytes]) => {
    return { bytes, finding: { what: `a picture ${placeOf(campaign, piece, file)}`, mend: MEND, slug: campaign.slug } }
  })
}

/** The relief of a file; undefined for one that cannot be recognised. */
export async function reliefOfFile(file: string): Promise<Relief | undefined> {
  return keptRelief(new Uint8Array(await readFile(file)))
}

/** As {@link reliefOf}, reckoned once for every picture: the check of the folders and that of the site both ask. */
async function keptRelief(bytes: Uint8Array): Promise<Relief | undefined> {
  if (!isPicture(bytes)) return undefined
  const relief = await keptJson({ kind: 'relief', files: [], facts: [SIDE, digestOf(bytes)] }, async () => {
    return [...((await reliefOf(bytes)) ?? [])]
  })
  return relief.length > 0 ? relief : undefined
}

/** Undefined for what is no picture, is smaller than what is compared, or is flat. */
async function reliefOf(bytes: Uint8Array): Promise<Relief | undefined> {
  if (!isPicture(bytes)) return undefined
  // A file that only begins like a picture is none.
  const points = await scaled(bytes).catch(() => undefined)
  if (!points) return undefined
  const steps = [...centred(stepsOf(points, 1)), ...centred(stepsOf(points, SIDE))]
  const length = Math.hypot(...steps)
  return length / Math.sqrt(steps.length) < FLATTEST ? undefined : Float32Array.from(steps, (step) => step / length)
}

async function scaled(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const image = await openPicture(bytes, { failOn: 'none' })
  const { width, height } = await image.metadata()
  if (Math.min(width, height) < SIDE) return undefined
  const grey = image.autoOrient().flatten({ background: '#808080' }).greyscale()
  return grey.resize(SIDE, SIDE, { fit: 'fill' }).blur(0.6).extractChannel(0).raw().toBuffer()
}

/** Differences from each point to the one `apart` places on: 1 for the right, a row for below. */
function stepsOf(points: Uint8Array, apart: number): number[] {
  const steps: number[] = []
  for (let at = 0; at + apart < points.length; at++) {
    if (apart === 1 && at % SIDE === SIDE - 1) continue
    steps.push((points[at + apart] ?? 0) - (points[at] ?? 0))
  }
  return steps
}

/** Subtracts the mean: a sky that grows lighter is no likeness. */
function centred(steps: number[]): number[] {
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  return steps.map((step) => step - mean)
}

/** Whether two pictures are the same one, by the correlation of their reliefs. */
export function areAlike(a: Relief, b: Relief): boolean {
  let correlation = 0
  for (const [i, step] of a.entries()) correlation += step * (b[i] ?? 0)
  return correlation >= ALIKE
}

const STARTS = ['\xff\xd8\xff', '\x89PNG', 'GIF8', 'II*\0', 'MM\0*', '<svg', '<?xml']

/** Whether bytes begin like a picture, whatever the file's name. */
function isPicture(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  return STARTS.some((each) => start.startsWith(each)) || /^RIFF.{4}WEBP|^.{4}ftyp(?:avif|avis|mif1|heic)/s.test(start)
}
