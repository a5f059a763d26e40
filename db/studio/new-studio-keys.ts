import { type SQL, sql } from 'drizzle-orm'
import { record, recordIfChanged } from './audit.ts'
import { skeletonsOf } from './name-skeletons.ts'
import type { StudioKey } from './studio-keys.ts'

/** A new key, by its digest. */
export interface NewStudioKey extends Omit<StudioKey, 'id'> {
  digest: string
}

/** Statements that add a key. The transaction fails if its name looks like that of a key that is not revoked. */
export function addStudioKey(key: NewStudioKey, who: string, at: number): SQL[] {
  return [insertKey(key, at, sql`true`), record({ at, who, action: 'key-made', detail: key.name }), takeName(key)]
}

/**
 * The same for the first owner: adds nothing if there has ever been an owner, or somebody of that name. The first statement
 * returns a row if it was added.
 */
export function addFirstStudioKey(key: NewStudioKey, who: string, at: number): SQL[] {
  const isFirst = sql`NOT EXISTS (SELECT 1 FROM studio_keys WHERE role = 'owner')
    AND NOT EXISTS (SELECT 1 FROM studio_names WHERE skeleton IN ${skeletonsIn(key)})`
  return [
    sql`${insertKey(key, at, isFirst)} ON CONFLICT DO NOTHING RETURNING id`,
    recordIfChanged({ at, who, action: 'key-made', detail: key.name }),
    takeName(key),
  ]
}

/**
 * Reserves the skeletons of a key's name for as long as the key is good; see `name-skeletons.ts`. Does nothing when the key
 * was not added.
 */
const takeName = (key: NewStudioKey) => sql`
  INSERT INTO studio_names (skeleton, key)
  SELECT names.value, studio_keys.id FROM studio_keys JOIN ${skeletonsIn(key)} AS names WHERE digest = ${key.digest}`

const skeletonsIn = ({ name }: NewStudioKey) => sql`(SELECT value FROM json_each(${JSON.stringify(skeletonsOf(name))}))`

const insertKey = ({ name, role, digest, campaigns, expiresAt }: NewStudioKey, at: number, when: SQL) => sql`
  INSERT INTO studio_keys (name, role, digest, campaigns, created_at, expires_at)
  SELECT ${name}, ${role}, ${digest}, ${campaigns && JSON.stringify(campaigns)}, ${at}, ${expiresAt} WHERE ${when}`
