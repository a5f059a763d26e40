/** Colours that can be read, whatever accent a campaign chooses (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */

export const TEXT_CONTRAST = 4.5
export const SHAPE_CONTRAST = 3

type Rgb = [number, number, number]

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = parse(hex).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** As `4.49:1`. Rounded down: what is not enough does not look as if it were. */
export function shown(ratio: number): string {
  return `${Math.floor(ratio * 100) / 100}:1`
}

/** A colour between two; `share` of the second. */
export function mix(one: string, other: string, share: number): string {
  const [from, to] = [parse(one), parse(other)]
  const channels = from.map((channel, i) => Math.round(channel + ((to[i] ?? channel) - channel) * share))
  return toHex(channels)
}

/** @param channels red, green and blue, from 0 to 255 */
export function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** The ink for text on a field: the look's own when it can be read there, else black or white, one of which always can. */
export function inkOn(field: string, ...preferred: string[]): string {
  const readable = preferred.find((ink) => contrast(ink, field) >= TEXT_CONTRAST)
  if (readable) return readable
  return contrast('#000000', field) > contrast('#ffffff', field) ? '#000000' : '#ffffff'
}

/** A colour moved towards another no farther than it must; undefined when that is not enough all the way. */
export function moved(colour: string, towards: string, isEnough: (colour: string) => boolean): string | undefined {
  return STEPS.map((step) => mix(colour, towards, step / 20)).find(isEnough)
}

const STEPS = Array.from({ length: 21 }, (_, step) => step)

/** A colour moved towards the ink no farther than it must to stand out from the ground. */
export function legible(colour: string, ground: string, ink: string, atLeast: number): string {
  return moved(colour, ink, (nearer) => contrast(nearer, ground) >= atLeast) ?? ink
}
