/** Full stops of other scripts, and dots at any height, which readers take for one (UTS 39, and what mail programs read). */
const DOTS =
  /[\u00b7\u0387\u0589\u06d4\u0701\u0702\u0964\u1362\u1427\u16eb\u2022\u2024\u2027\u2218\u2219\u22c5\u25e6\u2981\u2e31\u2e33\u3002\u30fb\ua4f8\ua60e\ua78f\uff61\uff65\u{10101}\u{10a50}\u{1d16d}]/gu
const DASHES = /[\p{Pd}\u02d7\u2043\u2212\u2796]/gu
const SLASHES = /[\u2044\u2215\u2571\u29f8]/gu
/** What is drawn around a sign, as around the digits of keycaps. */
const AROUND = /\p{Me}/gu

/** Alphabets and digits in discs and squares that Unicode does not take apart, by their first: « 🅰 », « 🅐 », « ❶ ». */
const DISCS: [RegExp, first: number, as: string][] = [
  [/[\u{1f150}-\u{1f169}]/gu, 0x1f150, 'A'],
  [/[\u{1f170}-\u{1f189}]/gu, 0x1f170, 'A'],
  [/[\u2776-\u277e]/gu, 0x2776, '1'],
  [/[\u2780-\u2788]/gu, 0x2780, '1'],
  [/[\u278a-\u2792]/gu, 0x278a, '1'],
  [/[\u24f5-\u24fd]/gu, 0x24f5, '1'],
  [/\u24ff/gu, 0x24ff, '0'],
  [/\u{1f10b}/gu, 0x1f10b, '0'],
  [/\u{1f10c}/gu, 0x1f10c, '0'],
]
/** Small capitals, which generators of « fonts » write. */
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ'
const SMALL_CAPITAL = new RegExp(`[${SMALL_CAPITALS}]`, 'gu')

/** A text with the signs of addresses and numbers as keyboards have them, whatever they were drawn with. */
export function withPlainSigns(text: string): string {
  const small = text.replace(SMALL_CAPITAL, (letter) => String.fromCharCode(97 + SMALL_CAPITALS.indexOf(letter)))
  const drawn = DISCS.reduce((before, [discs, first, as]) => {
    const plain = (sign: string) => String.fromCharCode(as.charCodeAt(0) + (sign.codePointAt(0) ?? first) - first)
    return before.replace(discs, plain)
  }, small)
  return drawn.replace(DOTS, '.').replace(DASHES, '-').replace(SLASHES, '/').replace(AROUND, '')
}
