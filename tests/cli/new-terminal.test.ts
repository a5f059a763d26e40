import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { loadCampaigns } from '../../campaigns/load.ts'
import { campaignsFolder, made } from '../support/new-command.ts'
import { KEY, TerminalSession } from '../support/terminal.ts'

const CLIP = resolve('campaigns/minuit-club/media/clip.mp4')

let campaignsDir: string
beforeEach(async () => {
  campaignsDir = await campaignsFolder()
})
afterEach(() => vi.unstubAllEnvs())

describe('new, in a terminal', () => {
  let session: TerminalSession | undefined
  afterEach(() => session?.kill())
  const begin = (...args: string[]) => {
    session = new TerminalSession([process.execPath, resolve('cli/launch.cjs'), 'cli/entrenous.ts', 'new', ...args], {
      LC_ALL: 'en_GB.UTF-8',
    })
    return session
  }

  it('asks for everything, tells at once what does not fit, and makes what was answered', async () => {
    await made('taken')
    const wizard = begin()
    const answer = async (question: string, ...keys: string[]) => {
      await wizard.hear(question)
      wizard.type(...keys)
    }
    await answer('What is it called?', KEY.enter)
    await answer('expected some text', 'Nuit blanche', KEY.enter)
    await answer('Its address', 'taken', KEY.enter)
    await answer('a campaign "taken" is there already', KEY.clear, KEY.enter)
    await answer('Who sends it?', 'Assia', KEY.enter)
    await answer('One sentence', KEY.enter)
    await answer('Which languages?', KEY.space, KEY.enter)
    await answer('Which one first?', KEY.up, KEY.enter)
    await answer('speak politely', KEY.enter)
    await answer('Which look?', KEY.down, KEY.enter)
    await answer('What is inside?', KEY.space, KEY.enter)
    await answer('Drag the file here', '/nowhere.mp4', KEY.enter)
    await wizard.hear('no file /nowhere.mp4, expected one')
    await answer('Drag the file here', `'${CLIP}' `, KEY.enter)
    await answer('What is in clip.mp4?', 'Une ville', KEY.enter)
    await answer('A cover', KEY.enter)
    await answer('A logo', KEY.enter)
    await answer('How do people pass it on?', KEY.space, KEY.enter)
    await answer('Does it open', KEY.up, KEY.enter)
    await answer('In which time zone?', 'Mars/Base', KEY.enter)
    await answer('"Mars/Base" is no time zone', KEY.clear, KEY.enter)
    await answer('It opens', '2030-12-24 18:00', KEY.enter)
    await answer('From then on', KEY.enter)
    await answer('It closes', '2030-12-01 00:00', KEY.enter)
    await answer('not after opens', KEY.clear, '2031-01-01 00:00', KEY.enter)
    await answer('Who gets the first link', 'Fan-club', KEY.enter)
    await answer('And another one?', 'Fan-club', KEY.enter)
    await answer('"Fan-club" stands twice', KEY.clear, KEY.enter)
    await wizard.hear('What to do next')
    await answer('Open it now?', KEY.down, KEY.enter)
    expect(await wizard.ended).toBe(0)
    expect(parse(await readFile(join(campaignsDir, 'nuit-blanche/campaign.yaml'), 'utf8'))).toEqual({
      title: 'Nuit blanche',
      brand: 'Assia',
      locale: 'fr',
      look: 'letter',
      translations: { en: { pieces: { film: 'The film', text: 'The text' } } },
      opens: '2030-12-24T18:00:00+01:00',
      closes: '2031-01-01T00:00:00+01:00',
      channels: ['messenger', 'instagram', 'snapchat', 'sms', 'email', 'qr', 'voice', 'copy'],
      pieces: [
        { id: 'film', title: 'Le film', unlock: 'link' },
        { id: 'text', title: 'Le texte', unlock: 'link' },
      ],
      roots: [{ label: 'Fan-club', kind: 'seed' }],
    })
    expect((await loadCampaigns(campaignsDir)).campaigns.map(({ slug }) => slug)).toEqual(['nuit-blanche', 'taken'])
  })

  it('asks only for what flags leave open, with --yes only for what has no default', async () => {
    const wizard = begin('--yes', '--film', CLIP)
    await wizard.hear('What is it called?')
    wizard.type('Clip', KEY.enter)
    await wizard.hear('What is in clip.mp4?')
    wizard.type('A city', KEY.enter)
    await wizard.hear('What to do next')
    expect(await wizard.ended).toBe(0)
    expect(await readdir(join(campaignsDir, 'clip/media'))).toEqual(['clip.jpg', 'clip.mp4'])
  })

  it('tells wrong flags before the first question', async () => {
    const wizard = begin('--look', 'cinemas')
    expect(await wizard.hear('(did you mean "cinema"?)')).not.toContain('What is it called?')
    expect(await wizard.ended).toBe(1)
  })

  it('leaves without a trace on Ctrl+C', async () => {
    const wizard = begin()
    await wizard.hear('What is it called?')
    wizard.type('Nuit', KEY.enter)
    await wizard.hear('Its address')
    wizard.type(KEY.cancel)
    await wizard.hear('Nothing was made.')
    expect([await wizard.ended, await readdir(campaignsDir)]).toEqual([130, []])
  })
})
