import type { ChannelId } from './channels.ts'
import type { RootKind } from './root-kinds.ts'

/** How a root is handed out when nobody says. */
export function defaultChannel(kind: RootKind): ChannelId {
  return kind === 'poster' ? 'qr' : 'copy'
}
