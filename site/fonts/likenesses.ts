/**
 * Measures of the fonts that phones have, as @capsizecss/metrics 4.3.0 gives them: that package has those of every font
 * there is, in 169 MB. In units of the em; `xWidthAvg` is the mean width of a script's letters, weighted by their frequency.
 */
export const LIKENESSES = {
  arial: {
    ...{ familyName: 'Arial', fullName: 'Arial', postscriptName: 'ArialMT' },
    ...{ unitsPerEm: 2048, ascent: 1854, descent: -434, lineGap: 67, xWidthAvg: 913 },
    subsets: { latin: { xWidthAvg: 913 }, thai: { xWidthAvg: 1536 } },
  },
  notoSerif: {
    ...{ familyName: 'Noto Serif', fullName: 'Noto Serif Regular', postscriptName: 'NotoSerif-Regular' },
    ...{ unitsPerEm: 1000, ascent: 1069, descent: -293, lineGap: 0, xWidthAvg: 481 },
    subsets: { latin: { xWidthAvg: 481 }, thai: { xWidthAvg: 600 } },
  },
  roboto: {
    ...{ familyName: 'Roboto', fullName: 'Roboto Regular', postscriptName: 'Roboto-Regular' },
    ...{ unitsPerEm: 2048, ascent: 1900, descent: -500, lineGap: 0, xWidthAvg: 911 },
    subsets: { latin: { xWidthAvg: 911 }, thai: { xWidthAvg: 908 } },
  },
  timesNewRoman: {
    ...{ familyName: 'Times New Roman', fullName: 'Times New Roman', postscriptName: 'TimesNewRomanPSMT' },
    ...{ unitsPerEm: 2048, ascent: 1825, descent: -443, lineGap: 87, xWidthAvg: 832 },
    subsets: { latin: { xWidthAvg: 832 }, thai: { xWidthAvg: 1593 } },
  },
}
