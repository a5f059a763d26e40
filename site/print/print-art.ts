import type { CampaignConfig } from '../../campaigns/schema.ts'
import { pairOf } from '../fonts/typefaces.ts'
import { dictionaryOf, directionOf } from '../i18n/locale.ts'
import { inks } from '../looks/colours.ts'
import { contrast, inkOn, legible, SHAPE_CONTRAST } from '../looks/contrast.ts'
import { drawable } from '../preview/lettering.ts'
import { monogram } from '../preview/monogram.ts'
import { keptJson } from '../sealing/site-campaigns.ts'
import { type Outlines, outline, type Setting } from './outlines.ts'

/** Everything on a campaign's printed poster, except for the code. */
export interface PrintArt {
  look: CampaignConfig['look']
  locale: string
  direction: 'ltr' | 'rtl'
  title: string
  brand: string
  ground: string
  ink: string
  accent: string
  /** Colour of what is printed on the accent. */
  onAccent: string
  code: CodeInks
  outlines: { title: Outlines; line: Outlines; brand: Outlines; monogram: Outlines }
}

/** Colours of the QR code, which must be dark on light. */
interface CodeInks {
  dark: string
  /** Its ground; null where the poster's own is light enough. */
  field: string | null
}

type Subject = Pick<CampaignConfig, 'look' | 'title' | 'locale' | 'formal' | 'accent' | 'ink' | 'ground' | 'fonts'> & {
  brand: string
}

/** The least contrast of a code: enough for any phone's camera in a dim street. */
const CODE_CONTRAST = 9
const STOCK = '#fffdf8'

export async function printArt(campaign: Subject): Promise<PrintArt> {
  const { look, title, brand, locale, formal } = campaign
  const { ground, ink, accent: own } = inks(campaign)
  const setting = { look: pairOf(campaign), locale } as const
  const [display, text] = [{ ...setting, role: 'display' } as const, { ...setting, role: 'text' } as const]
  const texts = {
    title: drawable(title) || brand,
    line: dictionaryOf(locale, formal).client.teaser.line,
    brand: drawable(brand) || title,
    monogram: monogram(brand),
  }
  const shown = own === ground ? ink : legible(own, ground, ink, SHAPE_CONTRAST)
  return {
    ...{ look, locale, direction: directionOf(locale), title, brand, ground, ink },
    accent: shown,
    onAccent: inkOn(shown, ink, ground),
    code: codeInks(ground, ink),
    outlines: await keptJson({ kind: 'outlines', files: [], facts: { setting, texts } }, async () => ({
      title: await outline(texts.title, display),
      line: await outlineOnce(texts.line, text),
      brand: await outline(texts.brand, text),
      monogram: await outlineOnce(texts.monogram, display),
    })),
  }
}

const outlined = new Map<string, Promise<Outlines>>()

/** {@link outline}, kept in memory: for what many posters say alike. */
function outlineOnce(text: string, setting: Setting): Promise<Outlines> {
  const key = JSON.stringify([text, setting])
  const known = outlined.get(key) ?? outline(text, setting)
  outlined.set(key, known)
  return known
}

function codeInks(ground: string, ink: string): CodeInks {
  const isLight = contrast(ground, '#000000') > contrast(ink, '#000000')
  const [light, dark] = isLight ? [ground, ink] : [ink, ground]
  if (contrast(light, dark) < CODE_CONTRAST) return { dark: inkOn(STOCK, dark), field: STOCK }
  return { dark, field: isLight ? null : light }
}
