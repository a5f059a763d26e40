import type { Mount } from '../mount.ts'
import { openFilms } from './films.ts'

export const mount: Mount = (_, content, mounting) => openFilms(content, mounting)
