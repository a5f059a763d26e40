import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSettings } from '../../api/env.ts'
import { requireStanding } from '../../cli/standing-secret.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { openFile } from '../../db/clients/file.ts'
import { rootId } from '../../seal/link.ts'
import { createKeyring } from '../../seal/secret.ts'
import { manifest, SECRET, temporaryFolder, writeDist, writeManifest } from '../support/fixture.ts'

const OTHER = 'another secret, as long as it has to be'

it('a build goes on with the secret of the database, else with that of the site that stands', async () => {
  const folder = await temporaryFolder()
  const settings = { ...readSettings({ ENTRENOUS_DATA: folder }), distDir: join(folder, 'dist') }
  await requireStanding(settings, OTHER)
  const ours = { ...settings, distDir: await writeDist() }
  await requireStanding(ours, SECRET)
  await expect(requireStanding(ours, OTHER)).rejects.toThrow(/holds a site of another secret.*--new-secret/)
  const engine = await openFile(settings.databaseUrl)
  await expect(requireStanding(ours, OTHER), 'of an empty database').rejects.toThrow('holds a site of another secret')
  const node = rootId(createKeyring(OTHER).root('open'), 'List') as NodeId
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
  await ledger.plant([{ node, campaign: 'open', label: 'List', kind: 'seed', channel: 'copy' }])
  // As after `secret replace`, also while the database is in use.
  await requireStanding(ours, OTHER)
  await ledger.close()
  await engine.close()
  await requireStanding(ours, OTHER)
  await expect(requireStanding(settings, SECRET), 'without a site').rejects.toThrow(
    /entrenous\.db: was made with another/,
  )
  await writeManifest(ours.distDir, manifest, OTHER)
  await expect(requireStanding(ours, SECRET)).rejects.toThrow(/entrenous\.db: was made with another/)
  await rm(settings.databaseUrl.replace('file:', ''))
  await expect(requireStanding(ours, SECRET)).rejects.toThrow('holds a site of another secret')
})
