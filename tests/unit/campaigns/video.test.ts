import { describe, expect, test } from 'vitest'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { toManifest } from '../../../campaigns/manifest.ts'
import { sealerOf } from '../../../pieces/sealers.ts'
import type { SealedFilm } from '../../../site/sealing/films/sealed-film.ts'
import { type Files, writeCampaigns } from '../../support/campaign-folder.ts'

const FILES = Object.fromEntries(
  [
    ...['clip.mp4', 'clip.360.mp4', 'clip.jpg', 'clip.fr.vtt', 'clip.pt-BR.vtt', 'clip.chapters.vtt'],
    ...['other.mp4', 'other.fr.vtt', 'clip.remix.mp4', 'clips.fr.vtt', 'old.avi', 'old.wma', 'still.bmp'],
  ].map((name) => [`c/media/${name}`, name]),
)

/** What becomes of a piece of these fields, or what is wrong with it. */
async function pieceOf(fields: string, more = '', files: Files = FILES) {
  const yaml = `title: T\npieces:\n  - ${fields.trim().replaceAll('\n', '\n    ')}\n${more}`
  const { campaigns, problems } = await loadCampaigns(await writeCampaigns({ ...files, 'c/campaign.yaml': yaml }))
  const [campaign] = campaigns
  const [piece] = campaign?.pieces ?? []
  return { campaign, piece, problems: problems.map(({ line, field, message }) => `${line} ${field} ${message}`) }
}

describe('a piece that is a film', () => {
  test('has by its name what lies beside it, and what it names instead', async () => {
    const { piece, problems } = await pieceOf('file: media/clip.mp4\nalt: A clip')
    expect(problems).toEqual([])
    const captions = [
      { language: 'fr', file: 'media/clip.fr.vtt' },
      { language: 'pt-BR', file: 'media/clip.pt-BR.vtt' },
    ]
    const film = {
      files: ['media/clip.mp4', 'media/clip.360.mp4'],
      captions,
      chapters: [{ language: '', file: 'media/clip.chapters.vtt' }],
      poster: 'media/clip.jpg',
    }
    expect(piece).toMatchObject({ id: 'clip', kind: 'video', alt: 'A clip', autoplay: false, films: [film] })
    expect(piece?.media).toEqual([
      'media/clip.fr.vtt',
      'media/clip.pt-BR.vtt',
      'media/clip.chapters.vtt',
      'media/clip.jpg',
    ])
    const named = await pieceOf(
      'kind: video\nid: clip\nfiles: [media/other.mp4, media/clip.360.mp4]\nalt: A clip\nautoplay: true\ncaptions: { en: media/clip.fr.vtt }\nchapters: { fr: media/clip.chapters.vtt }\nposter: media/clip.jpg',
    )
    expect(named.piece?.films).toEqual([
      {
        files: ['media/other.mp4', 'media/clip.360.mp4'],
        captions: [{ language: 'en', file: 'media/clip.fr.vtt' }],
        chapters: [{ language: 'fr', file: 'media/clip.chapters.vtt' }],
        poster: 'media/clip.jpg',
      },
    ])
  })

  test('may be called by its year, and is told of captions that are not converted', async () => {
    const beside = [
      'live.2023.mp4',
      'live.2024.mp4',
      'live.2024.720.mp4',
      'live.2024.fr.vtt',
      'live.2024.fr.srt',
      'live.2024.chapters.pt-BR.vtt',
    ]
    const files = Object.fromEntries([...beside, 'live.2024.de.SRT'].map((name) => [`c/media/${name}`, name]))
    const { piece } = await pieceOf('id: live\nfile: media/live.2024.mp4\nalt: A', '', files)
    const captions = [
      { language: 'de', file: 'media/live.2024.de.SRT' },
      { language: 'fr', file: 'media/live.2024.fr.vtt' },
    ]
    const chapters = [{ language: 'pt-BR', file: 'media/live.2024.chapters.pt-BR.vtt' }]
    expect(piece?.films).toEqual([{ files: ['media/live.2024.mp4', 'media/live.2024.720.mp4'], captions, chapters }])
  })

  test('is the same in Markdown', async () => {
    const markdown = 'Look:\n\n![A clip](../media/clip.mp4 "Below")\n'
    const files = { ...FILES, 'c/campaign.yaml': 'title: T\n', 'c/sealed/letter.md': markdown }
    const { campaigns } = await loadCampaigns(await writeCampaigns(files))
    const inMarkdown = campaigns[0]?.pieces[0]
    const { piece, campaign } = await pieceOf('file: media/clip.mp4\nalt: A clip\ncaption: Below')
    expect(inMarkdown?.films).toEqual(piece?.films)
    if (!campaign || !campaigns[0] || piece?.kind !== 'video' || inMarkdown?.kind !== 'markdown')
      throw new Error('not there')
    const sealed: SealedFilm = {
      name: 'F',
      master: new Uint8Array(),
      duration: 3,
      size: { width: 4, height: 3 },
      tracks: [],
      containers: [],
    }
    const media = { files: new Map(), films: new Map([['media/clip.mp4', sealed]]), sounds: new Map() }
    const [html = ''] = (await sealerOf(piece).html(piece, campaign, media)).split('<script')
    expect(html).toBe(
      '<figure><video data-film="F" data-duration="3" width="4" height="3" aria-label="A clip"></video><figcaption dir="auto">Below</figcaption></figure>',
    )
    const shown = await sealerOf(inMarkdown).html(inMarkdown, campaigns[0], media)
    expect(shown.replace(' data-counted="media~2Fclip.mp4"', '')).toContain(html.replace(' dir="auto"', ''))
  })

  test('is known to the server of a text by its path, in every language', async () => {
    const { campaigns } = await loadCampaigns(
      await writeCampaigns({
        ...FILES,
        'c/campaign.yaml': 'title: T\nlocale: fr\ntranslations: { en: { description: D } }\n',
        'c/sealed/letter.md': '![A clip](../media/clip.mp4)\n\n![A clip](../media/clip.mp4)\n',
        'c/sealed/letter.en.md': '![Another](../media/other.mp4)\n',
      }),
    )
    const colours = { ground: '', edge: '', ink: '', soft: '' }
    const badge = {
      ...{ locale: 'fr', views: {}, zero: { upcoming: '', open: '', closed: '' }, accent: '', onAccent: '' },
      ...{ face: { family: '', weight: 1, digit: 1 }, light: colours, dark: colours },
    }
    const { campaigns: told } = toManifest(campaigns.map((campaign) => ({ ...campaign, badge })))
    expect(told[0]?.pieces).toMatchObject([{ kind: 'markdown', filmPaths: ['media/clip.mp4', 'media/other.mp4'] }])
  })

  test('says what it cannot find, and what it is not told', async () => {
    const fields = {
      'file: media/clop.mp4\nalt: A':
        /^3 pieces\[0\]\.file no file media\/clop\.mp4 \(did you mean "media\/clip\.mp4"\?\), expected a film/,
      'file: clip.mp4\nalt: A':
        /pieces\[0\]\.file "clip\.mp4" is not in media\/ \(did you mean "media\/clip\.mp4"\?\), expected a film there/,
      'file: media/clip.mp4': /pieces\[0\]\.alt/,
      'kind: video\nid: a\nalt: A': /pieces\[0\] neither file nor files, expected one of them/,
      'kind: video\nid: a\nfiles: [media/clip.jpg]\nalt: A':
        /pieces\[0\]\.files\[0\] "media\/clip\.jpg" is not a film, expected one/,
      'kind: video\nid: a\nfile: media/old.avi\nalt: A':
        /pieces\[0\]\.file "media\/old\.avi" is a film that no browser shows, expected another: ffmpeg -i "old.avi" .* "old.mp4"$/,
      'kind: video\nid: a\nfile: media/old.wma\nalt: A':
        /pieces\[0\]\.file "media\/old\.wma" is not a film, expected one$/,
      'file: media/clip.mp4\nalt: A\nposter: media/still.bmp':
        /poster "media\/still\.bmp" is a picture that no browser shows, expected another: ffmpeg -i "still.bmp" "still.png"$/,
      'kind: video\nid: a\nfiles: [media/clip.mp4, media/other.mp4, media/clip.mp4]\nalt: A':
        /pieces\[0\]\.files "media\/clip\.mp4" is there twice, expected each size once/,
      'file: media/clip.mp4\nalt: A\ncaptions: { fr: media/none.vtt }': /captions\.fr no file media\/none\.vtt/,
      'file: media/clip.mp4\nalt: A\nposter: media/clip.fr.vtt': /poster "media\/clip\.fr\.vtt" is not a picture/,
    }
    for (const [given, problem] of Object.entries(fields)) {
      expect((await pieceOf(given)).problems, given).toEqual([expect.stringMatching(problem)])
    }
  })

  test('speaks another language where it is told to', async () => {
    const { campaign } = await pieceOf(
      'file: media/clip.mp4\nalt: Une ville',
      'translations: { en: { description: D, pieces: { clip: { alt: A city } } } }\n',
    )
    expect(campaign?.translations[0]?.pieces[0]).toMatchObject({ locale: 'en', alt: 'A city' })
  })
})
