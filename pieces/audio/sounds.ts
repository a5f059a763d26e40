import type { Mounting } from '../mount.ts'
import { SoundPlayer } from './sound-player.ts'
import type { AudioWords } from './words/audio-words.ts'

/** Arms every sound of a piece. Returns what lets go of them. */
export function openSounds(content: ParentNode, mounting: Mounting, words: AudioWords): () => void {
  const players = [...content.querySelectorAll<HTMLElement>('[data-sound]')].map(
    (element) => new SoundPlayer(element, mounting, words),
  )
  return () => {
    for (const player of players) player.close()
  }
}
