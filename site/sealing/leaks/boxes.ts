import type { Detector, Finding } from './secrets.ts'
import { soundIn } from './sound-marks.ts'

/** A box of an MP4, and the first one in it: ISO 14496-12, 4.2. */
const NESTED = { moov: 'mvhd', moof: 'mfhd' }

/** Boxes that say what a file is, of a brand and a list of such. */
const TYPES = ['ftyp', 'styp']

/** Brands of pictures, which covers may be in: ISO 23008-12, AVIF. */
const PICTURES = ['avif', 'avis', 'mif1', 'msf1', 'heic', 'heix']

/** Such boxes hold a few brands. */
const LONGEST_TYPE = 256

/** RFC 8216, 4.3.1.1, and what follows it: our own scripts know the word alone. */
const PLAYLIST = /#EXTM3U[^\n]{0,200}\r?\n\s*#EXT/

const MEND = 'The site plays films and sounds in sealed pieces only: take it out.'

/** Finds films, sounds, segments of them and their playlists, of whatever campaign: none may be there in clear. */
export const findFilms: Detector = ({ bytes, text }) => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const found = [...TYPES, ...Object.keys(NESTED)].filter((type) => hasBox(view, type))
  const names = PLAYLIST.test(text) ? [...found, '#EXTM3U'] : found
  const sound = soundIn(view)
  return [
    ...names.map((name): Finding => ({ what: `a film that anybody can play (${name})`, mend: MEND })),
    ...(sound ? [{ what: `a sound that anybody can play (${sound})`, mend: MEND }] : []),
  ]
}

function hasBox(bytes: Buffer, type: string): boolean {
  for (let at = bytes.indexOf(type, 4, 'latin1'); at !== -1; at = bytes.indexOf(type, at + 1, 'latin1')) {
    const size = bytes.readUInt32BE(at - 4)
    const inner = NESTED[type as keyof typeof NESTED]
    if (inner ? ascii(bytes, at + 8) === inner : isType(size, ascii(bytes, at + 4))) return true
  }
  return false
}

function isType(size: number, brand: string): boolean {
  return (
    size >= 16 && size <= LONGEST_TYPE && size % 4 === 0 && /^[\x20-\x7e]{4}$/.test(brand) && !PICTURES.includes(brand)
  )
}

/** Four letters. */
export function ascii(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
