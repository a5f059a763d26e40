import { join, resolve } from 'node:path'
import type { Subject } from '../e2e/picture.ts'

/** Left out of git. */
export const FOLDER = resolve(import.meta.dirname, '../../shots')

export const SIZES = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  wide: { width: 1280, height: 800 },
} as const

interface Shot extends Subject {
  size: string
  scheme: 'light' | 'dark'
}

export function pathOf({ look, state, isArabic, size, scheme }: Shot): string {
  const name = state.replaceAll(/[ ,]+/g, '-').toLowerCase()
  return join(FOLDER, look, name, `${isArabic ? 'arabic' : 'french'}-${scheme}-${size}.jpg`)
}
