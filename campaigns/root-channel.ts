import type { ChannelId } from './channels.ts'
import type { RootKind } from './root-kinds.ts'

/** The default channel of a root, by its kind. */
export function defaultChannel(kind: RootKind): ChannelId {
  return kind === 'poster' ? 'qr' : 'copy'
}
