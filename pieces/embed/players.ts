/** Players of other sites: as a fan knows them, and the origin that the page's policy admits. */
export const PLAYERS = {
  youtube: { name: 'YouTube', origin: 'https://www.youtube-nocookie.com' },
  vimeo: { name: 'Vimeo', origin: 'https://player.vimeo.com' },
  soundcloud: { name: 'SoundCloud', origin: 'https://w.soundcloud.com' },
} as const

export type Player = keyof typeof PLAYERS

export const PLAYER_NAMES = Object.keys(PLAYERS) as [Player, ...Player[]]

/** Origins of the players among pieces, which the pages of their campaign may frame. */
export function framesOf(pieces: readonly { kind: string; player?: Player }[]): string[] {
  const used = new Set(pieces.map(({ player }) => player))
  return PLAYER_NAMES.filter((name) => used.has(name)).map((name) => PLAYERS[name].origin)
}
