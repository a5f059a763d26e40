import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import type { KindCheck } from '../check.ts'

export const check: KindCheck<'gallery'> = {
  async complete({ prompt, most, moderation, caption, consent, hideAfter }, here) {
    if (moderation === 'after') {
      const warning =
        'photos are seen before anybody of yours has looked at them, make sure that your client knows, or write before'
      here.report(['moderation'], warning, 'warning')
    }
    return {
      ...{ kind: 'gallery', prompt, most, moderation, caption, consent, hideAfter },
      ...{ file: join(here.folder, CONFIG), media: [], films: [], sounds: [] },
    }
  },
  async translate(piece, locale, { prompt, consent }) {
    if (prompt === undefined && consent === undefined) return piece
    return { ...piece, locale, prompt: prompt ?? piece.prompt, consent }
  },
  untranslated: ({ id }) => `prompt of ${id}`,
}
