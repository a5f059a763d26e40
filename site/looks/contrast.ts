import { formatHex, interpolate, modeLrgb, modeRgb, useMode, wcagContrast } from 'culori/fn'

/** Colours that can be read, whatever accent a campaign chooses (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */

useMode(modeRgb)
useMode(modeLrgb)

export const TEXT_CONTRAST = 4.5
export const SHAPE_CONTRAST = 3

/** From 1 (the same) to 21 (black on white). */
export const contrast = (one: string, other: string): number => wcagContrast(one, other)

/** Writes a ratio as `4.49:1`, rounded down, so that one that is too small never looks sufficient. */
export function shown(ratio: number): string {
  return `${Math.floor(ratio * 100) / 100}:1`
}

/** Mixes two colours; `share` is that of the second. */
export function mix(one: string, other: string, share: number): string {
  return formatHex(interpolate([one, other], 'rgb')(share))
}

/** The ink for text on a field: the look's own when it can be read there, else black or white, one of which always can. */
export function inkOn(field: string, ...preferred: string[]): string {
  const readable = preferred.find((ink) => contrast(ink, field) >= TEXT_CONTRAST)
  if (readable) return readable
  return contrast('#000000', field) > contrast('#ffffff', field) ? '#000000' : '#ffffff'
}

/** Moves a colour towards another just as far as needed; undefined when all the way is not enough. */
export function moved(colour: string, towards: string, isEnough: (colour: string) => boolean): string | undefined {
  return STEPS.map((step) => mix(colour, towards, step / 20)).find(isEnough)
}

const STEPS = Array.from({ length: 21 }, (_, step) => step)

/** Moves a colour towards the ink just as far as it must to stand out from the ground. */
export function legible(colour: string, ground: string, ink: string, atLeast: number): string {
  return moved(colour, ink, (nearer) => contrast(nearer, ground) >= atLeast) ?? ink
}
