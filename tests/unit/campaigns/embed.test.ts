import { describe, expect, test } from 'vitest'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { toManifest } from '../../../campaigns/manifest.ts'
import { frameAddress } from '../../../pieces/embed/address.ts'
import { framesOf } from '../../../pieces/embed/players.ts'
import { sealerOf } from '../../../pieces/sealers.ts'
import { image, writeCampaigns } from '../../support/campaign-folder.ts'

async function load(fields: string, more = '') {
  const yaml = `title: T\npieces:\n  - id: clip\n    kind: embed\n    ${fields.replaceAll('\n', '\n    ')}\n${more}`
  const files = { 'c/campaign.yaml': yaml, 'c/media/still.jpg': await image(1), 'c/media/words.vtt': 'WEBVTT\n' }
  const { campaigns, problems } = await loadCampaigns(await writeCampaigns(files))
  const said = problems.map(
    ({ severity, line, field, message }) => `${severity} ${line} ${field.replace('pieces[0]', '')} ${message}`,
  )
  const piece = campaigns[0]?.pieces[0]
  return { campaign: campaigns[0], piece: piece?.kind === 'embed' ? piece : undefined, said }
}

const YOUTUBE = 'https://www.youtube-nocookie.com/embed/a-Bc_eFgHiJ?autoplay=1&playsinline=1&rel=0'
const VIMEO = 'https://player.vimeo.com/video/123456789?h=0a1b2c3d4e&dnt=1&autoplay=1'
const sound = (item: string) =>
  `https://w.soundcloud.com/player/?url=${encodeURIComponent(item)}&auto_play=true&hide_related=true&show_comments=false`
const SONG = sound('https://soundcloud.com/la-troupe/la-nuit/s-Ab12Cd')
const NUMBERED = sound('https://api.soundcloud.com/tracks/987654?secret_token=s-Ab12Cd')

describe('a piece that is an item of another site', () => {
  test.each([
    ['https://www.youtube.com/watch?v=a-Bc_eFgHiJ&list=PLx&t=3', YOUTUBE],
    ['https://m.youtube.com/watch?app=desktop&v=a-Bc_eFgHiJ', YOUTUBE],
    ['https://youtu.be/a-Bc_eFgHiJ?si=xyz', YOUTUBE],
    ['https://youtube.com/shorts/a-Bc_eFgHiJ', YOUTUBE],
    ['https://www.youtube.com/live/a-Bc_eFgHiJ', YOUTUBE],
    [YOUTUBE, YOUTUBE],
    ['https://vimeo.com/123456789/0a1b2c3d4e?share=copy', VIMEO],
    [VIMEO, VIMEO],
    ['https://vimeo.com/manage/videos/123456789/0a1b2c3d4e', VIMEO],
    ['https://vimeo.com/showcase/987654321/video/123456789?h=0a1b2c3d4e', VIMEO],
    ['https://vimeo.com/123456789', 'https://player.vimeo.com/video/123456789?dnt=1&autoplay=1'],
    ['https://soundcloud.com/la-troupe/la-nuit/s-Ab12Cd?utm_source=clipboard', SONG],
    ['https://m.soundcloud.com/la-troupe/la-nuit?secret_token=s-Ab12Cd', SONG],
    [SONG, SONG],
    [NUMBERED, NUMBERED],
    [sound('https://api.soundcloud.com/tracks/soundcloud%3Atracks%3A987654?secret_token=s-Ab12Cd'), NUMBERED],
  ])('is framed from its page, its short address and its player: %s', async (url, framed) => {
    const { piece } = await load(`url: ${url}`)
    expect(piece && frameAddress(piece.address)).toBe(framed)
  })

  test.each([
    ['http://youtu.be/a-Bc_eFgHiJ', /^error 5 \.url .*not https, expected the https address of one item/],
    ['https://www.youtube.com/playlist?list=PLx', /a playlist, a channel or no item at all, expected/],
    ['https://www.youtube.com/embed/videoseries?list=PLx', /a playlist/],
    ['https://www.youtube.com/embed/live_stream?channel=UCx', /a playlist, a channel/],
    ['https://www.youtube.com/@latroupe', /a playlist, a channel/],
    ['https://youtu.be/short', /a playlist, a channel/],
    ['https://vimeo.com/showcase/123456789', /a playlist, a channel/],
    ['https://soundcloud.com/la-troupe', /a playlist, a channel/],
    ['https://soundcloud.com/la-troupe/sets/tout', /a playlist, a channel/],
    [sound('https://api.soundcloud.com/playlists/987654'), /a playlist, a channel/],
    ['https://on.soundcloud.com/Ab12Cd', /a short address, expected the long one: open it/],
    ['https://youtube.com.example/watch?v=a-Bc_eFgHiJ', /another site, expected the https address/],
    ['https://dailymotion.com/video/x1', /another site/],
    ['a-Bc_eFgHiJ', /no address, expected the https address/],
  ])('is refused with its line and the mend: %s', async (url, fault) => {
    const { piece, said } = await load(`url: ${url}`)
    expect(said).toEqual([expect.stringMatching(fault)])
    expect(piece).toBeUndefined()
  })

  test('comes with a warning: it is sealed from others, and not from who opened it', async () => {
    const { piece, said } = await load('url: https://youtu.be/a-Bc_eFgHiJ\nposter: media/still.jpg')
    expect(said).toEqual([expect.stringMatching(/^warning 5 \.url whoever has opened it can read the address/)])
    expect(piece?.media).toEqual(['media/still.jpg'])
    const wrong = await load('url: https://youtu.be/a-Bc_eFgHiJ\nposter: media/words.vtt')
    expect(wrong.said).toContainEqual(expect.stringMatching(/^error 6 \.poster /))
  })

  test('is sealed in a template, in its frame; of its address the manifest knows the player alone', async () => {
    const translated = 'translations: { en: { pieces: { clip: { alt: The night } } }, de: {} }\n'
    const { campaign, piece } = await load('url: https://vimeo.com/123456789/0a1b2c3d4e\nalt: La nuit', translated)
    if (!campaign || !piece) throw new Error('not there')
    const html = await sealerOf(piece).html(piece, campaign, { files: new Map(), films: new Map(), sounds: new Map() })
    expect(html).toContain(
      `<template><iframe src="${VIMEO.replaceAll('&', '&amp;')}" title="La nuit" sandbox="allow-scripts allow-same-origin"`,
    )
    const [outside = ''] = html.split('<template>')
    expect(outside).not.toContain('123456789')
    expect(html).toContain('Lire sur {player}')
    expect(campaign.translations.map(({ pieces }) => pieces[0])).toMatchObject([{ locale: 'en', alt: 'The night' }, {}])
    expect(framesOf(campaign.pieces)).toEqual(['https://player.vimeo.com'])
    const colours = { ground: '', edge: '', ink: '', soft: '' }
    const badge = {
      ...{ locale: 'fr', views: {}, zero: { upcoming: '', open: '', closed: '' }, accent: '', onAccent: '' },
      ...{ face: { family: '', weight: 1, digit: 1 }, light: colours, dark: colours },
    }
    const manifest = JSON.stringify(toManifest([{ ...campaign, badge }]))
    expect(manifest).toContain('"player":"vimeo"')
    expect(manifest).not.toContain('123456789')
    expect(manifest).not.toContain('0a1b2c3d4e')
  })
})
