import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createTokenKind } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { createNameCheck } from '../../../site/sealing/leaks/names.ts'
import { type Files, writeCampaigns } from '../../support/campaign-folder.ts'

async function problemsOf(files: Files): Promise<string[]> {
  const campaignsDir = await writeCampaigns(files)
  const { problems } = await inspectCampaigns(campaignsDir)
  return problems.map(({ file, line, severity, field, message }) => {
    return `${file.slice(join(campaignsDir, '/').length)}:${line} ${severity} ${field} ${message}`
  })
}

const cover = 'title: A\ncover: { image: media/a.jpg, alt: A }\n'
const shown = 'Texte.\n\n![A](../media/b.jpg)'

test('the very same picture as a cover is no secret, and of another campaign no surprise', async () => {
  const photo = await sharp('campaigns/jaune-ou-rose/media/reponse.jpg').resize(480).jpeg().toBuffer()
  const files = { 'a/campaign.yaml': cover, 'a/media/a.jpg': photo, 'a/sealed/x.md': 'Texte.' }
  expect(await problemsOf({ ...files, 'a/sealed/x.md': shown, 'a/media/b.jpg': photo })).toEqual([])
  const others = { 'b/campaign.yaml': 'title: B\n', 'b/sealed/x.md': shown, 'b/media/b.jpg': photo }
  expect(await problemsOf({ ...files, ...others })).toEqual([
    expect.stringMatching(/^b\/sealed\/x\.md:1 warning {2}media\/b\.jpg is the cover of campaign a too, .* surprise$/),
  ])
})

test('the same picture in another size is named where everybody sees it', async () => {
  const photo = await sharp('campaigns/jaune-ou-rose/media/reponse.jpg').resize(700).jpeg().toBuffer()
  const small = await sharp(photo).resize(480).jpeg().toBuffer()
  const files = { 'a/campaign.yaml': cover, 'a/media/a.jpg': small, 'a/media/b.jpg': photo, 'a/sealed/x.md': shown }
  expect(await problemsOf(files)).toEqual([
    expect.stringMatching(
      /^a\/campaign\.yaml:2 error cover\.image media\/a\.jpg shows everybody the picture of piece x/,
    ),
  ])
})

test('what another campaign has public is named in the piece that repeats it, so that the other is built', async () => {
  const photo = await sharp('campaigns/jaune-ou-rose/media/reponse.jpg').resize(700).jpeg().toBuffer()
  const said = 'Rendez-vous à minuit derrière le théâtre.'
  const files = {
    'a/campaign.yaml': `${cover}description: Appelez le 06 12 34 56 78\n`,
    'a/media/a.jpg': await sharp(photo).resize(480).jpeg().toBuffer(),
    'a/teaser.md': `Bientôt.\n\n${said}`,
    'a/sealed/x.md': 'Texte.',
    'b/campaign.yaml': `title: B\npieces:\n  - { file: x.md }\n  - { id: q, kind: poll, question: "${said}", choices: [A, B] }\n`,
    'b/media/b.jpg': photo,
    'b/sealed/x.md': `Ami, appelle le 06 12 34 56 78 !\n\n${said}\n\n![A](../media/b.jpg)`,
  }
  const mend = 'expected other words here, or the piece without it$'
  expect((await problemsOf(files)).toSorted()).toEqual(
    [
      `^b/campaign\\.yaml:1 error {2}everybody reads text of piece q of campaign b .* in teaser\\.md:3 of campaign a, ${mend}`,
      `^b/sealed/x\\.md:1 error {2}everybody reads a code or number of piece x of campaign b .* in campaign\\.yaml:3 of campaign a, ${mend}`,
      `^b/sealed/x\\.md:1 error {2}everybody sees media/b\\.jpg of piece x as the cover of campaign a, expected another one here, or the very same file`,
      `^b/sealed/x\\.md:3 error {2}everybody reads text of piece x of campaign b \\(sealed/x\\.md:3\\) in teaser\\.md:3 of campaign a, ${mend}`,
    ].map((each) => expect.stringMatching(each)),
  )
})

test('a private link hides no secret beside it', async () => {
  const said = 'Rendez-vous à minuit derrière le théâtre.'
  const link = `https://exemple.fr/b/#w${createTokenKind(createKeyring(said).link('b')).write(4242)}`
  const files = { 'a/campaign.yaml': 'title: A\n', 'a/teaser.md': `${said}\n\n${link}`, 'a/sealed/x.md': said }
  expect(await problemsOf(files)).toEqual([
    expect.stringMatching(/^a\/teaser\.md:1 error {2}tells everybody text of piece x/),
    expect.stringMatching(/^a\/teaser\.md:3 error {2}tells everybody a private link.*expected none here$/),
  ])
})

test('a sentence that two campaigns seal and one of them tells is named in both', async () => {
  const said = 'Rendez-vous à minuit derrière le théâtre.'
  const files = {
    'a/campaign.yaml': 'title: A\n',
    'a/teaser.md': said,
    'a/sealed/x.md': `Ami.\n\n${said}`,
    'b/campaign.yaml': 'title: B\n',
    'b/sealed/x.md': said,
  }
  expect(await problemsOf(files)).toEqual([
    expect.stringMatching(/^a\/teaser\.md:1 error {2}tells everybody text of piece x of campaign a/),
    expect.stringMatching(/^b\/sealed\/x\.md:1 error {2}everybody reads text of piece x of campaign b/),
  ])
})

test('a sentence of a piece and a code are named on the line that gives them away; what is broken gives nothing away', async () => {
  const said = 'Rendez-vous à minuit derrière le théâtre.'
  const files = {
    'a/campaign.yaml': 'title: A\ndescription: Appelez le 06 12 34 56 78\n',
    'a/teaser.md': `Bientôt.\n\n${said}`,
    'a/sealed/x.md': `Ami, appelle le 06 12 34 56 78 !\n\n${said}`,
  }
  expect(await problemsOf(files)).toEqual([
    expect.stringMatching(
      /^a\/campaign\.yaml:2 error {2}tells everybody a code or number of piece x .*\(sealed\/x\.md:1\)/,
    ),
    expect.stringMatching(
      /^a\/teaser\.md:3 error {2}tells everybody text of piece x of campaign a \(sealed\/x\.md:3\)/,
    ),
  ])
  expect(await problemsOf({ ...files, 'a/sealed/x.md': `${said}\n\n![[b.jpg]]` })).toEqual([
    expect.stringMatching(/^a\/sealed\/x\.md:3 error/),
  ])
})

test('what circles say and show is public too', async () => {
  const photo = await sharp('campaigns/jaune-ou-rose/media/reponse.jpg').resize(700).jpeg().toBuffer()
  const small = await sharp(photo).resize(480).jpeg().toBuffer()
  const circle = (more: string) => `title: A\ncircles:\n  list:\n    - { id: a, name: A, ${more} }\n`
  const said = 'Rendez-vous à minuit derrière le théâtre.'
  const text = { 'a/sealed/x.md': said }
  for (const more of [`message: ${said}`, `messages: { signal: "${said} {link}" }`]) {
    expect(await problemsOf({ 'a/campaign.yaml': circle(more), ...text })).toEqual([
      expect.stringMatching(/^a\/campaign\.yaml:4 error {2}tells everybody text of piece x/),
    ])
  }
  const picture = { 'a/media/a.jpg': small, 'a/media/b.jpg': photo, 'a/sealed/x.md': shown }
  expect(
    await problemsOf({ 'a/campaign.yaml': circle('picture: { image: media/a.jpg, alt: A }'), ...picture }),
  ).toEqual([
    expect.stringMatching(
      /^a\/campaign\.yaml:4 error circles\.list\[0\]\.picture\.image media\/a\.jpg shows everybody the picture of piece x/,
    ),
  ])
})

test('the files of every campaign and of the site are called as they are, whatever pieces and media are called', () => {
  const piece = { epoch: '0.0', file: '/c/a/sealed/x.md', markdown: '', html: '' }
  const media = ['logo.svg', '404.html', 'print.json'].map((name) => ({
    file: `/c/a/media/${name}`,
    bytes: new Uint8Array(),
  }))
  const pieces = ['poster', 'look-inside', 'media'].map((id) => ({ ...piece, id, title: id, media }))
  const check = createNameCheck({
    campaigns: [{ slug: 'a', folder: '/c/a', labels: [], pieces }],
    ownPaths: new Set(['404.html']),
  })
  const paths = ['404.html', 'assets/logo.x1.svg', 'a/print.json', 'a/look-inside.css', 'a/sealed/media/x.bin']
  expect(paths.flatMap(check)).toEqual([])
})

test('what a drawing says is compared with what is sealed', async () => {
  const files = {
    'a/campaign.yaml': 'title: A\ncover: { image: media/a.svg, alt: A }\n',
    'a/media/a.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><desc>Rendez-vous sous le vieux pont de bois</desc><path d="M0 0h99v99z"/></svg>',
    'a/sealed/x.md': 'Rendez-vous sous le vieux pont de bois.',
  }
  expect(await problemsOf(files)).toEqual([
    expect.stringMatching(/^a\/media\/a\.svg:1 error {2}tells everybody text of piece x/),
  ])
})
