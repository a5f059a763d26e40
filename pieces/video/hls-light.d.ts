/** The build without what a film of ours never has (alternate sound, encryption, subtitles in the playlist); its package types only the whole one. */
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
