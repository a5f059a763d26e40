/** The subsets of fonts: the letters of our locales, in files that a page loads only when it needs them. */
export const SCRIPTS = {
  latin: `${range(0x20, 0x7e)}ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøœùúûüÿ\u00a0\u202f¡¿«»‹›“”‘’„‚–—…·•ªº°½€£§©×→←`,
  polish: 'ĄĆĘŁŃÓŚŹŻąćęłńóśźż',
  arabic: `${range(0x60c, 0x60c)}؛؟${range(0x621, 0x652)}${range(0x660, 0x66c)}ٱپچڤگ`,
} as const

export type Script = keyof typeof SCRIPTS

/** As `unicode-range` in `@font-face`. */
export function unicodeRange(script: Script): string {
  const own = [...SCRIPTS[script]].filter((letter) => script !== 'polish' || !SCRIPTS.latin.includes(letter))
  const codes = [...new Set(own)].map((letter) => letter.codePointAt(0) ?? 0).sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else runs.push([code, code])
  }
  const hex = (code: number) => code.toString(16).toUpperCase()
  return runs.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(',')
}

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i))
}
