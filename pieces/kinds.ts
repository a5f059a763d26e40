import * as z from 'zod'
import { type Audio, audio } from './audio/schema.ts'
import { type Code, code } from './code/schema.ts'
import { type Draw, draw } from './draw/schema.ts'
import { type Embed, embed } from './embed/schema.ts'
import { type Gallery, gallery } from './gallery/schema.ts'
import type { KindSchema } from './kind.ts'
import { type Markdown, markdown } from './markdown/schema.ts'
import { type Poll, poll } from './poll/schema.ts'
import { type Video, video } from './video/schema.ts'

/** ADD A KIND OF PIECE: its schema here, and one line in the registry of each side that it has (CONTRIBUTING). */
export const KINDS = { markdown, poll, video, audio, embed, gallery, code, draw } satisfies Record<string, KindSchema>

export type KindName = keyof typeof KINDS

/** Types of the loaded pieces, by kind. */
export interface Kinds {
  markdown: Markdown
  poll: Poll
  video: Video
  audio: Audio
  embed: Embed
  gallery: Gallery
  code: Code
  draw: Draw
}

export const KIND_NAMES = Object.keys(KINDS) as [KindName, ...KindName[]]

/** Kinds with a report in the studio. */
export const REPORTED_KINDS = ['poll', 'video', 'gallery', 'code', 'draw'] as const satisfies KindName[]
export type ReportedKind = (typeof REPORTED_KINDS)[number]

/** The kind of a piece that names none: by its file, else a text. */
export function kindOf(file: string | undefined): KindName {
  const found = KIND_NAMES.find((name) => KINDS[name].extensions.some((ending) => file?.toLowerCase().endsWith(ending)))
  return found ?? 'markdown'
}

/** Schemas of a piece in `campaign.yaml`, one for each kind: its own fields beside those of every piece. */
export const configsOf = <Base extends z.ZodRawShape>(base: Base) =>
  ofEvery({
    markdown: strict(z.literal('markdown').default('markdown').describe('A text. The default.'), base, markdown.fields),
    poll: strict(z.literal('poll').describe('A question with choices.'), base, poll.fields),
    video: strict(z.literal('video').describe('A film. The default where file is one.'), base, video.fields),
    audio: strict(
      z.literal('audio').describe('A sound, or several. The default where file is one.'),
      base,
      audio.fields,
    ),
    embed: strict(z.literal('embed').describe('An item of YouTube, Vimeo or SoundCloud.'), base, embed.fields),
    gallery: strict(z.literal('gallery').describe('Photos that fans add.'), base, gallery.fields),
    code: strict(z.literal('code').describe('Codes, as of vouchers.'), base, code.fields),
    draw: strict(z.literal('draw').describe('Prizes by draw.'), base, draw.fields),
  })

/** The same for the manifest. */
export const factsOf = <Base extends z.ZodRawShape>(base: Base) =>
  ofEvery({
    markdown: z.object({ kind: z.literal('markdown'), ...base, ...markdown.facts }),
    poll: z.object({ kind: z.literal('poll'), ...base, ...poll.facts }),
    video: z.object({ kind: z.literal('video'), ...base, ...video.facts }),
    audio: z.object({ kind: z.literal('audio'), ...base, ...audio.facts }),
    embed: z.object({ kind: z.literal('embed'), ...base, ...embed.facts }),
    gallery: z.object({ kind: z.literal('gallery'), ...base, ...gallery.facts }),
    code: z.object({ kind: z.literal('code'), ...base, ...code.facts }),
    draw: z.object({ kind: z.literal('draw'), ...base, ...draw.facts }),
  })

/** As a union takes them. */
const ofEvery = <Schemas extends Record<KindName, z.ZodObject>>(schemas: Schemas) =>
  Object.values(schemas) as [Schemas[KindName], ...Schemas[KindName][]]

const strict = <Kind extends z.ZodType, Base extends z.ZodRawShape, Own extends z.ZodRawShape>(
  kind: Kind,
  base: Base,
  own: Own,
) => z.strictObject({ kind, ...base, ...own })

/** Fields of any kind that can be translated. */
export const translationFields = {
  ...markdown.translation,
  ...poll.translation,
  ...video.translation,
  ...embed.translation,
  ...audio.translation,
  ...gallery.translation,
  ...code.translation,
  ...draw.translation,
}
