import type { Input, InputAudioTrack, InputVideoTrack } from 'mediabunny'

/** The tracks of a medium that are checked, mended and sealed. */
interface FirstTracks {
  picture: InputVideoTrack | undefined
  sound: InputAudioTrack | undefined
}

/**
 * The first picture and the first sound, by their place in the file: those that ffmpeg calls `0:v:0` and `0:a:0`. The primary
 * tracks of mediabunny go by flags and bitrates, so they may be others than those of which check and the mend speak.
 */
export async function firstTracks(input: Input): Promise<FirstTracks> {
  const [[picture], [sound]] = await Promise.all([input.getVideoTracks(), input.getAudioTracks()])
  return { picture, sound }
}
