/** Full stops of other scripts, and dots at any height, which readers take for one (UTS 39, and what mail programs read). */
const DOTS =
  /[\u00b7\u0387\u0589\u06d4\u0701\u0702\u0964\u1362\u1427\u16eb\u2022\u2024\u2027\u2218\u2219\u22c5\u25e6\u2981\u2e31\u2e33\u3002\u30fb\ua4f8\ua60e\ua78f\uff61\uff65\u{10101}\u{10a50}\u{1d16d}]/gu
const DASHES = /[\p{Pd}\u02d7\u2043\u2212\u2796]/gu
const SLASHES = /[\u2044\u2215\u2571\u29f8]/gu
/** What is drawn around a sign, as around the digits of keycaps. */
const AROUND = /\p{Me}/gu

/** A text with the signs of addresses and numbers as keyboards have them, whatever they were drawn with. */
export const withPlainSigns = (text: string) =>
  text.replace(DOTS, '.').replace(DASHES, '-').replace(SLASHES, '/').replace(AROUND, '')
