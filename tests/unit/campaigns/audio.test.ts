import { describe, expect, test } from 'vitest'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { sealerOf } from '../../../pieces/sealers.ts'
import type { SealedSound } from '../../../site/sealing/sounds/sealed-sound.ts'
import { writeCampaigns } from '../../support/campaign-folder.ts'

const FILES = Object.fromEntries(
  [
    ...['song.mp3', 'song.jpg', 'song.fr.vtt', 'song.chapters.vtt', 'songs.fr.vtt', 'two.m4a', 'two.en.vtt'],
    ...['clip.mp4', 'old.aiff', 'old.wma'],
  ].map((name) => [`c/media/${name}`, name]),
)

async function pieceOf(fields: string, more: Record<string, string> = {}) {
  const yaml = `title: T\npieces:\n  - ${fields.trim().replaceAll('\n', '\n    ')}\n`
  const { campaigns, problems } = await loadCampaigns(
    await writeCampaigns({ ...FILES, ...more, 'c/campaign.yaml': yaml }),
  )
  const [campaign] = campaigns
  const [piece] = campaign?.pieces ?? []
  return { campaign, piece, problems: problems.map(({ line, field, message }) => `${line} ${field} ${message}`) }
}

const LYRICS = [{ language: 'fr', file: 'media/song.fr.vtt' }]

describe('a piece that is a sound', () => {
  test('has by its name what lies beside it', async () => {
    const { piece, problems } = await pieceOf('file: media/song.mp3\nalt: A guitar')
    expect(problems).toEqual([])
    const sound = {
      tracks: [{ file: 'media/song.mp3', lyrics: LYRICS }],
      chapters: 'media/song.chapters.vtt',
      poster: 'media/song.jpg',
    }
    expect(piece).toMatchObject({ id: 'song', kind: 'audio', alt: 'A guitar', films: [], sounds: [sound] })
    // What is sung becomes part of the piece, and no file of its own.
    expect(piece?.media).toEqual(['media/song.mp3', 'media/song.jpg'])
  })

  test('is told of lyrics that no browser shows until they are converted, and has none of another sound', async () => {
    const others = ['song.srt', 'song.fr.srt', 'song.de.LRC', 'song.live.mp3', 'song.live.fr.vtt', 'song.live.vtt']
    const files = Object.fromEntries(others.map((name) => [`c/media/${name}`, name]))
    const { piece } = await pieceOf('file: media/song.mp3\nalt: A guitar', files)
    expect(piece?.sounds[0]?.tracks[0].lyrics).toEqual([
      { language: 'de', file: 'media/song.de.LRC' },
      ...LYRICS,
      { language: '', file: 'media/song.srt' },
    ])
  })

  test('is the same in a text', async () => {
    const { piece } = await pieceOf('file: text.md', { 'c/sealed/text.md': '![A guitar](../media/song.mp3)' })
    expect(piece).toMatchObject({ kind: 'markdown', media: ['media/song.mp3', 'media/song.jpg'] })
    expect(piece?.sounds).toMatchObject([{ tracks: [{ file: 'media/song.mp3', lyrics: LYRICS }] }])
  })

  test('of several tracks has a title for each, and lyrics that it names or that lie beside them', async () => {
    const { piece, problems } = await pieceOf(`id: album
kind: audio
alt: Two songs
tracks:
  - { file: media/song.mp3, title: One, artist: Assia, lyrics: { en: media/two.en.vtt } }
  - { file: media/two.m4a, title: Two }`)
    expect(problems).toEqual([])
    expect(piece?.sounds).toEqual([
      {
        tracks: [
          {
            file: 'media/song.mp3',
            title: 'One',
            artist: 'Assia',
            lyrics: [{ language: 'en', file: 'media/two.en.vtt' }],
          },
          { file: 'media/two.m4a', title: 'Two', lyrics: [{ language: 'en', file: 'media/two.en.vtt' }] },
        ],
      },
    ])
  })

  test.each([
    ['id: a\nkind: audio\nalt: A', 'pieces[0] neither file nor tracks, expected one of them'],
    [
      'file: media/song.mp3\nalt: A\ntracks: [{ file: media/two.m4a, title: T }]',
      'pieces[0] file and tracks, expected one',
    ],
    ['file: media/none.mp3\nalt: A', 'pieces[0].file no file media/none.mp3'],
    [
      'id: a\nkind: audio\nalt: A\nfile: media/clip.mp4',
      'pieces[0].file "media/clip.mp4" is not a sound, expected one',
    ],
    [
      'id: a\nkind: audio\nalt: A\nfile: media/old.aiff',
      'pieces[0].file "media/old.aiff" is a sound that no browser shows, expected another: ffmpeg -i "old.aiff" -map 0:a:0 -b:a 192k "old.mp3"',
    ],
    [
      'id: a\nkind: audio\nalt: A\ntracks: [{ file: media/old.wma, title: T }]',
      'pieces[0].tracks[0].file "media/old.wma" is a sound that no browser shows, expected another: ffmpeg',
    ],
    [
      'file: song.mp3\nalt: A',
      'pieces[0].file "song.mp3" is not in media/ (did you mean "media/song.mp3"?), expected a sound there',
    ],
    ['file: sealed/none.mp3\nalt: A', 'pieces[0].file "sealed/none.mp3" is not in media/, expected a sound there'],
    ['id: a\nkind: audio\nalt: A\ntracks: []', 'pieces[0].tracks [] does not fit, expected one track or more'],
    ['id: a\nkind: audio\nalt: A\ntracks: [{ file: media/song.mp3 }]', 'pieces[0].tracks[0].title'],
    [
      'id: a\nkind: audio\nalt: A\ntracks: [{ file: media/song.mp3, title: T }, { file: media/song.mp3, title: U }]',
      'pieces[0].tracks "media/song.mp3" is there twice',
    ],
    [
      'id: a\nkind: audio\nalt: A\ncaptions: { fr: media/song.fr.vtt }\ntracks: [{ file: media/two.m4a, title: T }]',
      'pieces[0].captions tracks have lyrics of their own',
    ],
  ])('is checked: %s', async (fields, problem) => {
    const { problems } = await pieceOf(fields)
    expect(problems.join('\n')).toContain(problem)
  })

  test('is sealed with its lyrics as text, whose lines know when they are sung', async () => {
    const { campaign, piece } = await pieceOf('file: media/song.mp3\nalt: A guitar\ncaption: Below')
    if (!campaign || !piece) throw new Error('no piece')
    const lines = [{ start: 1.25, end: 3, text: 'You & <i> the night' }]
    const sealed: SealedSound = {
      tracks: [{ duration: 9, start: 0, lyrics: [{ language: 'fr', label: 'Français', lines }] }],
      chapters: [{ start: 0, end: 9, text: 'The "first"' }],
      containers: [],
    }
    const media = { files: new Map(), films: new Map(), sounds: new Map([['media/song.mp3', sealed]]) }
    const html = await sealerOf(piece).html(piece, campaign, media)
    expect(html).toContain('<li data-at="1.25">You &amp; &lt;i> the night</li>')
    expect(html).toContain('<ol class="lyrics" data-track="0" data-label="Français" lang="fr" dir="auto">')
    expect(html).toContain('&quot;title&quot;:&quot;The \\&quot;first\\&quot;&quot;')
    expect(html).toContain('aria-label="A guitar"')
    expect(html).toContain('<figcaption dir="auto">Below</figcaption>')
    expect(await sealerOf(piece).text(piece)).toContain('A guitar')
  })
})
