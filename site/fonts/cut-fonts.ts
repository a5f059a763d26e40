import { cutFont } from './cut-font.ts'
import { cutsOf, writeCuts } from './font-cuts.ts'
import { TYPEFACES } from './typefaces.ts'

/** `npm run fonts`: cuts the fonts of every look anew, to be committed. */
const looks = Object.keys(TYPEFACES) as (keyof typeof TYPEFACES)[]
const fonts = looks.flatMap(cutsOf).map(async (cut) => [cut, await cutFont(cut)] as const)
await writeCuts(new Map(await Promise.all(fonts)))
