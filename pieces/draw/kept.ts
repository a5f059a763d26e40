import type { Prize } from './drawing.ts'

/** What a browser keeps of a draw that it takes part in, to compare afterwards: nothing is sent. */
interface Kept {
  commitment: string
  ticket: string
  prizes: Prize[]
}

const keyOf = (slug: string) => `entrenous:${slug}:draw`

function all(slug: string): Record<string, Partial<Kept> | undefined> {
  try {
    return JSON.parse(localStorage.getItem(keyOf(slug)) ?? '') ?? {}
  } catch {
    return {}
  }
}

/** Nothing where the browser refuses to store anything: then the server's word has to do. */
export const keptOf = (slug: string, piece: string): Partial<Kept> => all(slug)[piece] ?? {}

export function keep(slug: string, piece: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(slug), JSON.stringify({ ...all(slug), [piece]: kept }))
  } catch {
    return
  }
}
