import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mendCommand, mendOf } from '../../../../campaigns/mend.ts'
import { type Fault, filmFaults, mendingOf } from '../../../../site/sealing/films/faults.ts'
import { surveyFilm } from '../../../../site/sealing/films/survey.ts'
import { ffmpeg, film, GOOD_FILMS, ODD_FILMS } from '../../../support/films.ts'

type Odd = keyof typeof ODD_FILMS

/** What check finds, what comes of it, and the command that mends it. */
const FINDINGS: Record<Odd, [severity: Fault['severity'], finding: RegExp]> = {
  longGop: ['warning', /^has key frames up to 8.0 s apart: a jump loads up to 0.\d MB, which takes slow 4G \d.\d s/],
  rotated: ['error', /^is to be turned by 270°: on iPhones it lies on its side/],
  openGop: ['error', /open GOP\): after a jump, Chrome stops for good/],
  hevc: ['error', /^has its picture in hevc: many fans would see none/],
  tenBits: ['error', /^has more colours than most phones play \(H.264 of 10 bits/],
  chroma: ['error', /^has more colours than most phones play .*4:2:2/],
  larger: ['error', /^has 4112 × 2320 pixels, and phones decode 4096 × 2304 at most/],
  ac3: ['error', /^has its sound in ac3: .* would hear it/],
  pcm: ['error', /^has its sound in pcm-s16/],
  prores: ['error', /^has its picture in prores/],
  mp3: ['error', /^has its sound in mp3/],
  asp: ['error', /^has its picture in no codec that browsers know/],
  vp8: ['error', /^has its picture in vp8/],
  vp9: ['warning', /^is in vp9 and opus: old iPhones show nothing of it/],
  av1: ['warning', /^is in av1 and aac: old iPhones show nothing of it/],
  av1Chroma: ['error', /^has more colours than most phones play \(AV1 of .*4:4:4/],
  aacMain: ['error', /^has its sound in AAC that is neither LC nor HE \(mp4a.40.1\)/],
  flac: ['warning', /^is in avc and flac: old iPhones show nothing of it/],
  soundEnds: ['error', /^has no sound after 4.0 s of 8.0 s: jumps behind that hang/],
  pictureEnds: ['error', /^has no picture after 4.0 s of 8.0 s: jumps behind that hang/],
  soundLate: ['error', /^has sound only after 3.0 s: until then players wait for it/],
  beginsLate: ['error', /^begins only at 3.0 s: players show a length that it does not have/],
  editList: ['error', /^begins with frames that an edit list hides/],
  truncated: ['error', /^ends in the middle: it stops there, expected all of it: export or copy it again$/],
  withoutIndex: ['error', /^ends in the middle, before its index: it plays nowhere, expected all of it/],
  truncatedMatroska: ['error', /^ends in the middle: it stops there/],
  hdr: ['warning', /^is HDR: on most screens it looks grey/],
  hdrInPart: ['warning', /^is HDR: on most screens it looks grey/],
  interlaced: ['warning', /^is marked as interlaced: if it is, browsers show two moments in one/],
  avi: ['error', /^cannot be read as what its name says: it plays nowhere/],
}

const COMMAND =
  /, expected .*: ffmpeg -i "clip\.\w+" -map 0:v:0 -map "0:a:0\?" -vf "yadif=deint=interlaced,scale='min\(1920,trunc\(iw\*sar\/2\)\*2\)':-2(?:,(?:setparams|zscale)=\S+)?(?:,tpad=\S+)?,setsar=1,format=yuv420p" -c:v libx264 -profile:v high -crf 21 -maxrate 5M -bufsize 10M -force_key_frames "expr:gte\(t,n_forced\*2\)" -af "aresample=async=1:first_pts=0,apad" -shortest -c:a aac -b:a 160k -ac 2 -movflags \+faststart "clip(?:-2)?\.mp4"$/

/** No command brings the rest back. */
const CUT_SHORT: Odd[] = ['truncated', 'withoutIndex', 'truncatedMatroska']

/** Encoded anew, these come from what differs most. */
const MENDED: Odd[] = [
  'openGop',
  'hevc',
  'soundLate',
  'pictureEnds',
  'beginsLate',
  'editList',
  'longGop',
  'interlaced',
  'hdr',
  'hdrInPart',
  'avi',
]

describe('a film that does not play everywhere is named, with what comes of it and the command that mends it:', () => {
  test.each(Object.keys(FINDINGS) as Odd[])('%s', async (odd) => {
    const path = await ODD_FILMS[odd]()
    const [severity, finding] = FINDINGS[odd]
    const faults = await filmFaults(path)
    expect(faults).toEqual([{ severity, message: expect.stringMatching(finding) }])
    if (!CUT_SHORT.includes(odd)) expect(faults[0]?.message).toMatch(COMMAND)
    if (!MENDED.includes(odd)) return
    const mended = `${dirname(path)}/mended.mp4`
    const mending = mendingOf(await surveyFilm(path))
    expect(faults[0]?.message).toContain(mendCommand(path, mending))
    ffmpeg(['-i', path, ...mendOf(mending), mended])
    expect(await filmFaults(mended)).toEqual([])
  })
})

test.each(Object.entries(GOOD_FILMS))('a film that plays everywhere has no fault: %s', async (_, make) => {
  expect(await filmFaults(await make())).toEqual([])
})

test.each(['clip.mp4', 'clip.mkv'])('of two sounds fans hear one, however long the other is: %s', async (name) => {
  const good = await film('good.mp4')
  const path = await film(name, {
    inputs: ['-i', good, '-f', 'lavfi', '-i', 'sine=frequency=880:duration=12'],
    coding: ['-map', '0:v', '-map', '0:a', '-map', '1:a', '-c:v', 'copy', '-c:a', 'aac'],
  })
  expect(await filmFaults(path)).toEqual([
    { severity: 'warning', message: expect.stringMatching(/^has 2 sounds: fans hear the first/) },
  ])
})
