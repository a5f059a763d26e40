/** Error correction for print: a quarter of the code may be lost to rain. */
const LEVEL = 'Q'
/** The quiet zone around a code, in modules (ISO/IEC 18004). */
export const QUIET = 4

export interface Code {
  modules: number
  /** PDF operators that draw it, one unit a module, from the lower left corner. */
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
