import type { Mount } from '../mount.ts'
import { openSounds } from './sounds.ts'
import type { AudioWords } from './words/audio-words.ts'

export const mount: Mount = (_, content, mounting) => openSounds(content, mounting, mounting.words as AudioWords)
