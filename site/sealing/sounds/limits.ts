/**
 * Size limit of a track that is not streamed, in bytes: it is fetched when it comes near, and slow 4G takes five seconds for
 * it. A stream takes two or three from the tap on, 100 kB of them for what plays it.
 */
export const LARGEST_UNSTREAMED = 2 ** 20

/** Codecs that browsers play in segments. */
export const STREAMED: readonly string[] = ['mp3', 'aac', 'flac', 'opus']
