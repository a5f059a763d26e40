import { sealer as audio } from './audio/seal.ts'
import { sealer as code } from './code/seal.ts'
import { sealer as draw } from './draw/seal.ts'
import { sealer as embed } from './embed/seal.ts'
import { sealer as gallery } from './gallery/seal.ts'
import type { KindName } from './kinds.ts'
import { sealer as markdown } from './markdown/seal.ts'
import { sealer as poll } from './poll/seal.ts'
import type { Sealer } from './sealer.ts'
import { sealer as video } from './video/seal.ts'

const SEALERS: { [Kind in KindName]: Sealer<Kind> } = { markdown, poll, video, audio, embed, gallery, code, draw }

/** The sealer of a kind, for the build. */
export function sealerOf<Kind extends KindName>({ kind }: { kind: Kind }): Sealer<Kind> {
  return SEALERS[kind]
}
