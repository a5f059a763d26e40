import type { Cue } from '../../site/sealing/films/webvtt.ts'
import type { SealedSound } from '../../site/sealing/sounds/sealed-sound.ts'
import { attributes, escaped } from '../tags.ts'
import type { SoundFacts } from './facts.ts'

/**
 * A sound as sealed HTML holds it, for the player to fill: its facts, and what is sung as text that can be read without it.
 *
 * @param alt what it sounds like, for those who cannot hear it
 */
export function soundHtml({ tracks, stream, chapters, poster }: SealedSound, alt: string): string {
  const facts: SoundFacts = {
    ...(stream && { stream }),
    ...(poster && { poster: { name: poster.webp.name, blur: poster.blur } }),
    chapters: chapters.map(({ start, text }) => ({ at: round(start), title: text })),
    tracks: tracks.map(({ title, artist, duration, start, whole, wave }) => {
      return { title, artist, duration: round(duration), start: round(start), whole, wave }
    }),
  }
  const words = tracks.flatMap(({ lyrics }, track) =>
    lyrics.map(({ language, label, lines }) => {
      const own = { 'data-track': track, 'data-label': label, lang: language, dir: 'auto' }
      return `<ol class="lyrics"${attributes(own)}>${lines.map(lineOf).join('')}</ol>`
    }),
  )
  const own = { 'data-sound': JSON.stringify(facts), 'aria-label': alt || undefined }
  return `<div class="sound player" role="group"${attributes(own)}>${words.join('')}</div>`
}

function lineOf({ start, text }: Cue): string {
  return `<li data-at="${round(start)}">${escaped(text)}</li>`
}

const round = (seconds: number) => +seconds.toFixed(3)
