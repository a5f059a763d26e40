/** Printed, a few millimetres of it must survive rain: a quarter may be lost. */
const LEVEL = 'Q'
/** Modules around a code that stay empty (ISO/IEC 18004). */
export const QUIET = 4

export interface Code {
  modules: number
  /** Operators that draw it into a square of one module each, from the lower left corner. */
  path: string
}

/** One rectangle per run of dark modules: half a thousand at most, and no hairlines between neighbours. */
export async function codeOf(url: string): Promise<Code> {
  const { default: qrcode } = await import('qrcode')
  const { modules } = qrcode.create(url, { errorCorrectionLevel: LEVEL })
  const { size } = modules
  const runs: string[] = []
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      let to = from
      while (to < size && modules.get(row, to)) to++
      // A hair taller than a module, so that no renderer leaves a seam between two rows.
      if (to > from) runs.push(`${from} ${size - row - 1.01} ${to - from} 1.01 re`)
      from = to
    }
  }
  return { modules: size, path: `${runs.join(' ')} f` }
}
