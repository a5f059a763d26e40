import { labelOf } from './label.ts'

/** What cameras and programs put in the place of a description. */
const FILE_NAME =
  /^(?:\S+\.(?:avif|gif|heic|jfif|jpe?g|m4a|mov|mp[34]|png|svg|wav|webp)|(?:dscf?|dscn|image|img|photo|picture|pxl)[ _-]?[\d_-]*)$/i

/** Whether a description says something: words, or at least a sign such as ♥, and not what a program put there. */
export function isSaid(alt: string | null | undefined): boolean {
  const words = labelOf(alt ?? '')
  return /[\p{L}\p{N}\p{So}]/u.test(words) && !FILE_NAME.test(words)
}
