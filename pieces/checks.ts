import { check as audio } from './audio/check.ts'
import type { KindCheck } from './check.ts'
import { check as code } from './code/check.ts'
import { check as draw } from './draw/check.ts'
import { check as embed } from './embed/check.ts'
import { check as gallery } from './gallery/check.ts'
import type { KindName } from './kinds.ts'
import { check as markdown } from './markdown/check.ts'
import { check as poll } from './poll/check.ts'
import { check as video } from './video/check.ts'

const CHECKS: { [Kind in KindName]: KindCheck<Kind> } = { markdown, poll, video, audio, embed, gallery, code, draw }

/** The check of a kind, for `campaigns/`. */
export function checkOf<Kind extends KindName>({ kind }: { kind: Kind }): KindCheck<Kind> {
  return CHECKS[kind]
}
