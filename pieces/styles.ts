import type { KindName } from './kinds.ts'
import markdown from './markdown/style.css?inline'
import poll from './poll/style.css?inline'

const STYLES: Record<KindName, string> = { markdown, poll }

/** The rules of every kind that is among these pieces. */
export function stylesOf(pieces: readonly { kind: KindName }[]): string {
  return [...new Set(pieces.map(({ kind }) => STYLES[kind]))].join('')
}
