import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unsealManifest } from '../../../api/manifest.ts'
import { MANIFEST_FILE } from '../../../campaigns/manifest.ts'
import { unseal } from '../../../seal/envelope.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { image } from '../../support/campaign-folder.ts'
import { SECRET, Workplace } from './workplace.ts'

const WORDS = 'Derrière le troisième rideau, personne ne demande le nom de celle qui tient la lampe.'
const CONFIG = `title: Rideau
channels: [copy]
roots:
  - label: Claire
    kind: ambassador
    words: ${WORDS}
    photo: { image: media/claire.jpg, alt: Une lampe tenue à bout de bras }
  - { label: Liste }
translations:
  en: { roots: { Claire: { words: Nobody asks for the name of her who holds the lamp. } } }
`

let workplace: Workplace
beforeAll(async () => {
  workplace = await Workplace.open()
})
afterAll(() => workplace.close())

const files = async (teaser = 'Rien ici.') => ({
  'campaigns/rideau/campaign.yaml': CONFIG,
  'campaigns/rideau/teaser.md': teaser,
  'campaigns/rideau/sealed/texte.md': 'Un texte.',
  'campaigns/rideau/media/claire.jpg': await image(7),
})

it('seals what an ambassador says in every language, with a key of its own, and stops a build that tells it', async () => {
  await workplace.write(await files())
  const built = await workplace.build()
  expect([built.code, built.stderr]).toEqual([0, expect.anything()])
  const keyring = createKeyring(SECRET)
  const manifest = await unsealManifest(new Uint8Array(await readFile(workplace.path('dist', MANIFEST_FILE))), keyring)
  const [claire, list] = manifest.campaigns[0]?.roots ?? []
  expect(list?.sealedAs).toBeUndefined()
  const { id = '', epoch = '', name } = claire?.sealedAs ?? {}
  const container = await readFile(workplace.path('dist/rideau/sealed', `${name}.bin`))
  const opened = await unseal(new Uint8Array(container), keyring.content('rideau', id, epoch))
  const said = JSON.parse(new TextDecoder().decode(opened))
  expect(said.texts).toEqual({
    fr: { words: WORDS, alt: 'Une lampe tenue à bout de bras' },
    en: { words: 'Nobody asks for the name of her who holds the lamp.', alt: 'Une lampe tenue à bout de bras' },
  })
  expect(Buffer.from(said.photo, 'base64').subarray(8, 12).toString()).toBe('WEBP')
  await expect(unseal(new Uint8Array(container), keyring.content('rideau', 'texte', '0.0'))).rejects.toThrow()
  const pages = await readdir(workplace.path('dist/rideau'), { recursive: true, withFileTypes: true })
  for (const file of pages.filter((each) => each.isFile() && /\.(?:html|css|js|json)$/.test(each.name))) {
    expect(await readFile(`${file.parentPath}/${file.name}`, 'utf8')).not.toContain('troisième rideau')
  }

  await workplace.write(await files(`On le sait : ${WORDS}`))
  const leaking = await workplace.build()
  expect(leaking.stdout + leaking.stderr).toMatch(/introduction\.\w+ of campaign rideau/)
  expect(await readFile(workplace.path('dist/rideau/index.html'), 'utf8')).not.toContain('troisième rideau')
})
