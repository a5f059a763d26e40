import { type SQL, sql } from 'drizzle-orm'
import { comparisonOf, figuresOf } from '../../db/campaign/comparison.ts'
import { isDoubtful } from '../../db/campaign/counters.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import { type Query, withJson } from '../../db/query.ts'
import type { Entered, KindStatements } from '../statement-kind.ts'

/** What the owner of a node does in a gallery. */
export type PhotoEntry = { piece: string; id: string } & (
  | ({ do: 'add' } & AddedPhoto)
  | { do: 'withdraw' }
  /** `hideAfter`: reports from so many branches hide the photo; null: however many do not. */
  | { do: 'report'; hideAfter: number | null }
  | { do: 'pass-on' }
)

interface AddedPhoto {
  /** Photos that one pass may have in this piece. */
  most: number
  /** Whether it is shown before a moderator has looked. */
  isShownAtOnce: boolean
  /** Name of its files in the store. */
  file: string
  epoch: string
  /** A container, base64; empty without a caption. */
  caption: string
  width: number
  height: number
  bytes: number
}

export const STATES = { waiting: 0, shown: 1, refused: 2 } as const

/** In counters beside {@link STATES}: a photo that was shown until its fan withdrew it, and that still counts for what opens by photos. */
export const WITHDRAWN = 3

/** What is known against the view that a photo belongs to. */
export const VIEWS = { clear: 0, doubtful: 1, voided: 2 } as const

export const MARKS = { report: 0, passedOn: 1 } as const

const raw = (value: number) => sql.raw(String(value))
const QUARTER = raw(QUARTER_MS)
const [WAITING, SHOWN, REFUSED] = [raw(STATES.waiting), raw(STATES.shown), raw(STATES.refused)]
const [CLEAR, VOIDED] = [raw(VIEWS.clear), raw(VIEWS.voided)]
const [REPORT, PASSED_ON] = [raw(MARKS.report), raw(MARKS.passedOn)]

/** Withdrawals of one pass that are remembered: more than a fan makes, and no room for a script. */
const REMEMBERED = raw(100)

/** Condition on `photos`: all who hold the piece see it. As the partial indexes have it. */
export const isOnWall = sql`state = 1 AND view < 2 AND blocked = 0`

const viewOf = sql`iif(nodes.voided IS NULL, nodes.${isDoubtful}, ${VOIDED})`

/**
 * What the photos of these nodes add to the counters. A fan is counted with their earliest photo of the piece. The plus signs keep SQLite
 * from reading all photos of the piece, instead of the fan's.
 */
const countsOf = (nodes: SQL, sign: 1 | -1) => sql`
  SELECT photos.campaign, photos.piece, photos.at / ${QUARTER} AS quarter, nodes.channel, nodes.root,
         nodes.depth AS generation, ${viewOf} AS view, iif(photos.blocked, ${REFUSED}, photos.state) AS state,
         ${raw(sign)} * count(*) AS photos, ${raw(sign)} * sum(NOT EXISTS (
           SELECT 1 FROM photos AS earlier WHERE earlier.node = photos.node AND +earlier.campaign = photos.campaign
             AND +earlier.piece = photos.piece AND (earlier.at, earlier.id) < (photos.at, photos.id))) AS fans
  FROM photos JOIN nodes ON nodes.id = photos.node
  WHERE photos.node IN ${nodes} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  UNION ALL
  SELECT gone.campaign, gone.piece, gone.at / ${QUARTER}, nodes.channel, nodes.root, nodes.depth, ${viewOf}, ${raw(WITHDRAWN)},
         ${raw(sign)} * count(*), 0
  FROM photo_withdrawals AS gone JOIN nodes ON nodes.id = gone.node
  WHERE gone.node IN ${nodes} AND stands = 1 AND gone.node NOT IN (SELECT node FROM photo_blocks)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`

const totalsOf = (counts: SQL) => sql`
  SELECT campaign, piece, view, state, sum(photos) AS photos, sum(fans) AS fans FROM (${counts}) GROUP BY 1, 2, 3, 4`

const grown = sql`photos = photos + excluded.photos, fans = fans + excluded.fans`

const addCounts = (counts: SQL) => sql`
  INSERT INTO photo_counts (campaign, piece, quarter, channel, root, generation, view, state, photos, fans)
  SELECT * FROM (${counts}) WHERE true
  ON CONFLICT (campaign, piece, quarter, channel, root, generation, view, state) DO UPDATE SET ${grown}`

const addTotals = (counts: SQL) => sql`
  INSERT INTO photo_totals (campaign, piece, view, state, photos, fans)
  SELECT * FROM (${totalsOf(counts)}) WHERE true
  ON CONFLICT (campaign, piece, view, state) DO UPDATE SET ${grown}`

/** Removes what these nodes left from the counters, or counts it again, around a change to their photos. */
const move = (nodes: SQL, sign: 1 | -1) => [addCounts(countsOf(nodes, sign)), addTotals(countsOf(nodes, sign))]
export const takeOut = (nodes: SQL) => move(nodes, -1)
export const countAgain = (nodes: SQL) => move(nodes, 1)
const around = (nodes: SQL, changes: readonly SQL[]) => [...takeOut(nodes), ...changes, ...countAgain(nodes)]

/** Figures of marked photos, from the marks of those whose views are not voided: `photos` is a condition on their rows. */
export const recountMarks = (photos: SQL) => sql`
  UPDATE photos SET (reports, passed_on) = (
    SELECT coalesce(sum(what = ${REPORT} AND answered = 0), 0), coalesce(sum(what = ${PASSED_ON} AND NOT (nodes.${isDoubtful})), 0)
    FROM photo_marks JOIN nodes ON nodes.id = photo_marks.node
    WHERE photo_marks.campaign = photos.campaign AND photo_marks.piece = photos.piece AND photo_marks.photo = photos.id
      AND nodes.voided IS NULL)
  WHERE ${photos}`

const throwAway = (photos: SQL) => [
  // Housekeeping may have missed a file before its entry came.
  sql`INSERT INTO photo_trash (file, campaign, piece, due) SELECT file, campaign, piece, 0 FROM photos WHERE ${photos}
    ON CONFLICT (file) DO UPDATE SET due = 0`,
  sql`DELETE FROM photo_marks WHERE (campaign, piece, photo) IN (SELECT campaign, piece, id FROM photos WHERE ${photos})`,
  sql`DELETE FROM photos WHERE ${photos}`,
]

/** The last place that was given on the wall of a row's piece. */
export const lastPlace = (row: SQL) => sql`coalesce((SELECT walls.place FROM photo_walls AS walls
  WHERE walls.campaign = ${row}.campaign AND walls.piece = ${row}.piece), 0)`

/** Notes the last place that was given on a wall, once places were given to these photos. */
export const notePlaces = (photos: SQL) => sql`
  INSERT INTO photo_walls (campaign, piece, place)
  SELECT campaign, piece, max(place) FROM photos WHERE ${photos} AND place IS NOT NULL GROUP BY 1, 2
  ON CONFLICT (campaign, piece) DO UPDATE SET place = max(place, excluded.place)`

/**
 * Lets photos that are about to be shown (rows `campaign, piece, node`) replace those that their fans have withdrawn. Without it, whoever
 * adds and withdraws one again and again would open pieces alone.
 */
export const replaceWithdrawn = (photos: SQL) => sql`
  WITH shown AS MATERIALIZED (${photos})
  UPDATE photo_withdrawals SET stands = 0 WHERE (campaign, piece, id, node) IN (
    SELECT campaign, piece, id, node FROM (
      SELECT *, row_number() OVER (PARTITION BY campaign, piece, node ORDER BY at, id) AS nth
      FROM photo_withdrawals WHERE stands = 1 AND node IN (SELECT node FROM shown)) AS standing
    WHERE nth <= (SELECT count(*) FROM shown WHERE shown.campaign = standing.campaign AND shown.piece = standing.piece
      AND shown.node = standing.node))`

const rowsOf = (json: SQL) => sql`
  SELECT value->>0 AS campaign, value->>1 AS node, value->>2 AS piece, value->>3 AS id, value->>4 AS at,
         value->'$[5]' AS body, key AS turn FROM json_each(${json})`

const nodesIn = (json: SQL) => sql`(SELECT value->>1 FROM json_each(${json}))`

/** Condition on `photos`: the row names it and it is the node's own. */
const isOwn = (json: SQL) =>
  sql`(campaign, piece, id, node) IN (SELECT campaign, piece, id, node FROM (${rowsOf(json)}))`
const isNamed = (json: SQL) => sql`(campaign, piece, id) IN (SELECT campaign, piece, id FROM (${rowsOf(json)}))`

/**
 * Photos to be added: up to as many as each pass may have, none of a blocked one, and none that was withdrawn while it was on its way. An
 * id that is taken stays with whoever took it. A photo whose view carries a doubt waits for a moderator whatever the config says.
 */
const added = (json: SQL) => sql`
  WITH new AS (
    SELECT rows.*, ${viewOf} AS view, row_number() OVER (PARTITION BY rows.node, rows.piece ORDER BY turn) AS nth
    FROM (${rowsOf(json)}) AS rows JOIN nodes ON nodes.id = rows.node
    WHERE rows.node NOT IN (SELECT node FROM photo_blocks)
      AND (rows.campaign, rows.piece, rows.id) NOT IN (SELECT campaign, piece, id FROM photos)
      AND (rows.campaign, rows.piece, rows.id, rows.node) NOT IN (SELECT campaign, piece, id, node FROM photo_withdrawals))
  SELECT new.*, body->>'isShownAtOnce' AND view = ${CLEAR} AS isShown FROM new
  WHERE nth + (SELECT count(*) FROM photos WHERE photos.node = new.node AND photos.piece = new.piece) <= body->>'most'`

const add = (json: SQL) => sql`
  WITH room AS (${added(json)})
  INSERT INTO photos (campaign, piece, id, node, at, state, place, view, file, epoch, caption, width, height, bytes)
  SELECT campaign, piece, id, node, at, iif(isShown, ${SHOWN}, ${WAITING}),
         iif(isShown, ${lastPlace(sql`room`)} + row_number() OVER (PARTITION BY campaign, piece ORDER BY turn), NULL),
         view, body->>'file', body->>'epoch', body->>'caption', body->>'width', body->>'height', body->>'bytes'
  FROM room WHERE true ON CONFLICT DO NOTHING`

/**
 * Remembers withdrawals, also those of photos that are not there: they may be on their way. The oldest ones of a pass are forgotten, but
 * for those that stand.
 */
const remember = (json: SQL) => [
  sql`INSERT INTO photo_withdrawals (campaign, piece, id, node, at, stands)
    SELECT rows.campaign, rows.piece, rows.id, rows.node, rows.at, EXISTS (
      SELECT 1 FROM photos WHERE photos.campaign = rows.campaign AND photos.piece = rows.piece AND photos.id = rows.id
        AND photos.node = rows.node AND state = ${SHOWN} AND blocked = 0)
    FROM (${rowsOf(json)}) AS rows JOIN nodes ON nodes.id = rows.node WHERE true ON CONFLICT DO NOTHING`,
  sql`DELETE FROM photo_withdrawals WHERE (campaign, piece, id, node) IN (
    SELECT campaign, piece, id, node FROM (
      SELECT *, row_number() OVER (PARTITION BY node ORDER BY stands DESC, at DESC) AS nth
      FROM photo_withdrawals WHERE node IN ${nodesIn(json)})
    WHERE nth > ${REMEMBERED})`,
]

/** Marks photos that others are shown. The branch is the ancestor that the brand itself let in. */
const mark = (what: SQL) => (json: SQL) =>
  sql`
  WITH RECURSIVE up (node, at, depth, parent) AS (
    SELECT id, id, depth, parent FROM nodes WHERE id IN ${nodesIn(json)}
    UNION ALL
    SELECT up.node, nodes.id, nodes.depth, nodes.parent FROM up JOIN nodes ON nodes.id = up.parent WHERE up.depth > 1)
  INSERT INTO photo_marks (campaign, piece, photo, what, node, branch)
  SELECT rows.campaign, rows.piece, rows.id, ${what}, rows.node, (
    SELECT at FROM up WHERE up.node = rows.node ORDER BY depth LIMIT 1)
  FROM (${rowsOf(json)}) AS rows JOIN photos USING (campaign, piece, id)
  WHERE ${isOnWall} AND rows.node IN (SELECT id FROM nodes) ON CONFLICT DO NOTHING`

/** Branches with a clear view that reported a photo, and got no answer yet. */
const reportingBranches = sql`
  SELECT count(DISTINCT photo_marks.branch) FROM photo_marks JOIN nodes ON nodes.id = photo_marks.node
  WHERE photo_marks.campaign = photos.campaign AND photo_marks.piece = photos.piece AND photo_marks.photo = photos.id
    AND what = ${REPORT} AND answered = 0 AND nodes.voided IS NULL AND NOT (nodes.${isDoubtful})`

const hide = (json: SQL) => sql`
  UPDATE photos SET state = ${WAITING}, place = NULL
  WHERE ${isNamed(json)} AND state = ${SHOWN} AND (${reportingBranches}) >= (
    SELECT min(body->>'hideAfter') FROM (${rowsOf(json)}) AS rows
    WHERE rows.campaign = photos.campaign AND rows.piece = photos.piece AND rows.id = photos.id)`

/** The fans whose photos these rows name. */
const ownersOf = (json: SQL) => sql`(SELECT node FROM photos WHERE ${isNamed(json)})`

/** Statements whose text is built at their first use and kept. */
const built = (statements: (json: SQL) => readonly SQL[]): ((json: string) => Query)[] =>
  statements(sql``).map((_, index) => withJson((json) => statements(json)[index] ?? sql``))

const ENTER: Record<PhotoEntry['do'], ((json: string) => Query)[]> = {
  add: built((json) =>
    around(nodesIn(json), [
      replaceWithdrawn(sql`SELECT campaign, piece, node FROM (${added(json)}) WHERE isShown`),
      add(json),
      notePlaces(isNamed(json)),
    ]),
  ),
  withdraw: built((json) => around(nodesIn(json), [...remember(json), ...throwAway(isOwn(json))])),
  report: built((json) => around(ownersOf(json), [mark(REPORT)(json), recountMarks(isNamed(json)), hide(json)])),
  'pass-on': built((json) => [mark(PASSED_ON)(json), recountMarks(isNamed(json))]),
}

const FIGURES = ['photos', 'fans']
const total = sql`piece || ' ' || view || ' ' || state`

export const photos: KindStatements<PhotoEntry> = {
  enter: (entries) =>
    (Object.keys(ENTER) as PhotoEntry['do'][]).flatMap((what) => {
      const rows = entries.filter(({ body }) => body.do === what).map(rowOf)
      const json = JSON.stringify([...new Map(rows.map((row) => [JSON.stringify(row.slice(0, 4)), row])).values()])
      return rows.length > 0 ? ENTER[what].map((statement) => statement(json)) : []
    }),
  leave: takeOut,
  rejoin: (nodes) => [
    sql`UPDATE photos SET view = (SELECT ${viewOf} FROM nodes WHERE nodes.id = photos.node) WHERE node IN ${nodes}`,
    recountMarks(sql`(campaign, piece, id) IN (SELECT campaign, piece, photo FROM photo_marks WHERE node IN ${nodes})`),
    ...countAgain(nodes),
  ],
  forget: (nodes) => [
    sql`DELETE FROM photo_marks WHERE node IN ${nodes}`,
    ...throwAway(sql`node IN ${nodes}`),
    sql`DELETE FROM photo_withdrawals WHERE node IN ${nodes}`,
    sql`DELETE FROM photo_blocks WHERE node IN ${nodes}`,
  ],
  comparisons: [
    comparisonOf('photo', {
      stored: sql`SELECT * FROM photo_counts`,
      recounted: countsOf(sql`(SELECT id FROM nodes)`, 1),
      row: sql`${total} || ' ' || quarter || ' ' || channel || ' ' || root || ' ' || generation`,
      names: FIGURES,
    }),
    // These stay where the tree, and the photos with it, are folded.
    sql`SELECT campaign, 'photo total ' || figure AS counter, row, value AS stored, 0 AS recounted
        FROM (${figuresOf(sql`SELECT * FROM photo_totals`, total, FIGURES)})
      UNION ALL SELECT campaign, 'photo total ' || figure, row, 0, value
        FROM (${figuresOf(totalsOf(sql`SELECT * FROM photo_counts`), total, FIGURES)})`,
    // What a photo's own row repeats of its view and its pass.
    sql`SELECT photos.campaign, 'photo view' AS counter, photos.piece || ' ' || photos.id AS row, 10 * view + blocked AS stored,
          10 * ${viewOf} + (photos.node IN (SELECT node FROM photo_blocks)) AS recounted
        FROM photos JOIN nodes ON nodes.id = photos.node`,
  ],
}

function rowOf({ campaign, node, at, body: { piece, id, ...body } }: Entered<PhotoEntry>) {
  return [campaign, node, piece, id, at, body]
}
