import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { findPicture } from '../../campaigns/sealed-picture.ts'
import type { KindCheck } from '../check.ts'
import { PLAYERS } from './players.ts'

export const check: KindCheck<'embed'> = {
  async complete({ url: address, alt, poster: given }, here) {
    const { player } = address
    const warning = `whoever has opened it can read the address and pass it on, and ${PLAYERS[player].name} shows it to them too, make sure that your client knows`
    here.report(['url'], warning, 'warning')
    const poster = given === undefined ? undefined : await findPicture(['poster'], given, here)
    return {
      ...{ kind: 'embed', player, address, alt, poster },
      ...{ file: join(here.folder, CONFIG), media: poster ? [poster] : [], films: [], sounds: [] },
    }
  },
  // Without words of its own there is nothing to translate.
  async translate(piece, locale, { alt }) {
    return alt === undefined && piece.alt !== undefined ? piece : { ...piece, locale, alt }
  },
  untranslated: ({ id }) => `alt of ${id}`,
}
