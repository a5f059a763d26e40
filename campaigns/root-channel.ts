import type { ChannelId } from './channels.ts'
import type { RootKind } from './schema.ts'

/** How a root is handed out when nobody says. */
export function defaultChannel(kind: RootKind): ChannelId {
  return kind === 'poster' ? 'qr' : 'copy'
}
