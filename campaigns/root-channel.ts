import type { ChannelId } from './channels.ts'
import type { RootKind } from './root-kinds.ts'

/** The default channel of a root, by its kind. A member's link goes out in mails, whose gateways break other links. */
export function defaultChannel(kind: RootKind): ChannelId {
  return kind === 'poster' ? 'qr' : kind === 'member' ? 'email' : 'copy'
}
