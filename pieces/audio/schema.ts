import * as z from 'zod'
import { line, text, alt as words } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'

const path = text.describe('A file of media/, such as media/song.mp3. Sealed.')
const texts = z.record(z.string(), path)
const alt = words.describe('What it sounds like, for those who cannot hear it.')
const caption = text.max(300)

const track = z.strictObject({
  file: path,
  title: line.max(120).describe('What it is called.'),
  artist: line.max(120).optional().describe('Who is heard. Default: not said.'),
  lyrics: texts
    .optional()
    .describe('WebVTT files with what is sung, by language. Default: those beside it, by their names.'),
})

/** A sound, or several in a row. */
export const audio = {
  extensions: ['.mp3', '.m4a', '.aac', '.ogg', '.opus', '.flac', '.wav'],
  fields: {
    file: path
      .optional()
      .describe('Sound of media/; song.fr.vtt (what is sung), song.chapters.vtt and song.jpg beside it belong to it.'),
    tracks: z
      .array(track)
      .min(1, { error: 'expected one track or more' })
      .optional()
      .describe('Several sounds that play one after the other, in place of file.'),
    alt,
    caption: caption.optional().describe('Words below it. Default: none.'),
    captions: texts
      .optional()
      .describe('WebVTT files with what is sung or said, by language. Default: those beside it, by their names.'),
    chapters: path.optional().describe('WebVTT file whose texts are titles. Default: song.chapters.vtt beside it.'),
    poster: path.optional().describe('Picture beside it. Default: song.jpg beside it.'),
  },
  translation: {
    alt: alt.optional().describe('Of a film, a sound or an embed: what it is. Default: as it is.'),
    caption: caption.optional().describe('Of a film or a sound: the words below it. Default: as they are.'),
  },
  facts: {},
} satisfies KindSchema

/** What a piece of this kind is, once it is loaded: its sound is the only one in `sounds`. */
export interface Audio {
  kind: 'audio'
  alt: string
  caption?: string | undefined
}
