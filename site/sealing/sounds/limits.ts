/**
 * Size limit of a track that is not streamed, in bytes: it is fetched when it comes near. Tapped before, it takes a second more
 * on slow 4G than a stream; tapped three seconds later, it begins at once, and a stream does not. Decision 26 has the figures.
 */
export const LARGEST_UNSTREAMED = 640 * 2 ** 10

/** Codecs that browsers play in segments. */
export const STREAMED: readonly string[] = ['mp3', 'aac', 'flac', 'opus']
