import * as z from 'zod'
import { text, alt as words } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'

const path = text.describe('A file of media/, such as media/clip.mp4. Sealed.')
const alt = words.describe('What it shows and sounds like, for those who cannot see or hear it.')
const caption = text.max(300)

/** A film, in as many sizes as there are of it. */
export const video = {
  extensions: ['.mp4', '.m4v', '.mov', '.mkv', '.webm'],
  fields: {
    file: path
      .optional()
      .describe('Film of media/; clip.360.mp4, clip.fr.vtt, clip.chapters.vtt and clip.jpg beside it belong to it.'),
    files: z
      .array(path)
      .min(1, { error: 'expected one film or more' })
      .optional()
      .describe('The same film in several sizes, in place of file. Default: those beside it, by their names.'),
    alt,
    caption: caption.optional().describe('Words below it. Default: none.'),
    captions: z
      .record(z.string(), path)
      .optional()
      .describe('WebVTT files by language, as {fr: media/clip.fr.vtt}. Default: those beside it, by their names.'),
    chapters: z
      .union([path, z.record(z.string(), path)])
      .optional()
      .describe(
        'WebVTT file whose texts are titles, or one by language. Default: clip.chapters.vtt, clip.chapters.fr.vtt beside it.',
      ),
    poster: path.optional().describe('Picture that stands for it until it plays. Default: clip.jpg beside it.'),
    autoplay: z.boolean().default(false).describe('Whether it plays by itself, without sound, once it is in sight.'),
  },
  translation: {
    alt: alt.optional().describe('Of a film: what it shows. Default: as it is.'),
    caption: caption.optional().describe('Of a film: the words below it. Default: as they are.'),
  },
  facts: {},
} satisfies KindSchema

/** What a piece of this kind is, once it is loaded: its film is the only one in `films`. */
export interface Video {
  kind: 'video'
  alt: string
  caption?: string | undefined
  autoplay: boolean
}
