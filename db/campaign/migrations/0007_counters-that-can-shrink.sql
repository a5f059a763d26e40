ALTER TABLE `intents` RENAME TO `intents_before`;--> statement-breakpoint
ALTER TABLE `refusals` RENAME TO `refusals_before`;--> statement-breakpoint
ALTER TABLE `rollups` RENAME TO `rollups_before`;--> statement-breakpoint
ALTER TABLE `tallies` RENAME TO `tallies_before`;--> statement-breakpoint
ALTER TABLE `growth` RENAME TO `growth_before`;--> statement-breakpoint
DROP TABLE `surges`;--> statement-breakpoint
DROP TABLE `threads`;--> statement-breakpoint
CREATE TABLE `births` (
	`campaign` text NOT NULL,
	`depth` integer NOT NULL,
	`channel` text NOT NULL,
	`age` integer NOT NULL,
	`births` integer NOT NULL,
	`firsts` integer NOT NULL,
	PRIMARY KEY(`campaign`, `depth`, `channel`, `age`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `cohorts` (
	`campaign` text NOT NULL,
	`quarter` integer NOT NULL,
	`depth` integer NOT NULL,
	`channel` text NOT NULL,
	`views` integer NOT NULL,
	`clear` integer NOT NULL,
	`offsets` integer NOT NULL,
	`squared_offsets` integer NOT NULL,
	`forwarders` integer NOT NULL,
	`children` integer NOT NULL,
	`squares` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter`, `depth`, `channel`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `doubts` (
	`campaign` text NOT NULL,
	`quarter` integer NOT NULL,
	`doubt` integer NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter`, `doubt`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `intents` (
	`campaign` text NOT NULL,
	`quarter` integer NOT NULL,
	`channel` text NOT NULL,
	`uses` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter`, `channel`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `refusals` (
	`campaign` text NOT NULL,
	`quarter` integer NOT NULL,
	`reason` text NOT NULL,
	`openings` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter`, `reason`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollups` (
	`campaign` text NOT NULL,
	`quarter` integer NOT NULL,
	`channel` text NOT NULL,
	`root` integer NOT NULL,
	`views` integer NOT NULL,
	`clear` integer NOT NULL,
	PRIMARY KEY(`campaign`, `quarter`, `channel`, `root`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `surges` (
	`campaign` text NOT NULL,
	`node` integer NOT NULL,
	`quarter` integer NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`campaign`, `node`, `quarter`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `surges_fast` ON `surges` (`campaign`,`views`) WHERE views >= 10;--> statement-breakpoint
CREATE TABLE `tallies` (
	`campaign` text PRIMARY KEY NOT NULL,
	`views` integer NOT NULL,
	`clear` integer NOT NULL,
	`voided` integer DEFAULT 0 NOT NULL,
	`depth` integer NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`folded_at` integer
);
--> statement-breakpoint
CREATE TABLE `threads` (
	`node` integer NOT NULL,
	`generation` integer NOT NULL,
	`views` integer NOT NULL,
	`clear` integer NOT NULL,
	`bursts` integer NOT NULL,
	PRIMARY KEY(`node`, `generation`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `threads_wide` ON `threads` (`views`) WHERE views >= 25 AND generation = 1;--> statement-breakpoint
CREATE INDEX `threads_doubtful` ON `threads` (`node`) WHERE views - clear >= 10;--> statement-breakpoint
CREATE INDEX `threads_deep` ON `threads` (`node`) WHERE generation = 12;--> statement-breakpoint
CREATE TABLE `voids` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`why` text NOT NULL,
	`what` text NOT NULL,
	`views` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `voids_campaign` ON `voids` (`campaign`);--> statement-breakpoint
ALTER TABLE `nodes` ADD `doubt` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `nodes` ADD `place` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `nodes` ADD `voided` integer;--> statement-breakpoint
-- Visits are digests from now on; of the last day's, whoever tries again is counted again.
UPDATE nodes SET visit = NULL WHERE visit IS NOT NULL;--> statement-breakpoint
UPDATE nodes SET place = min(ranked.before, 10)
FROM (SELECT id, row_number() OVER (PARTITION BY parent ORDER BY id) - 1 AS before FROM nodes WHERE parent IS NOT NULL) AS ranked
WHERE ranked.id = nodes.id AND ranked.before > 0;--> statement-breakpoint
INSERT INTO intents (campaign, quarter, channel, uses) SELECT campaign, hour * 4, channel, uses FROM intents_before;--> statement-breakpoint
INSERT INTO refusals (campaign, quarter, reason, openings) SELECT campaign, hour * 4, reason, openings FROM refusals_before;--> statement-breakpoint
INSERT INTO tallies (campaign, views, clear, depth, folded_at) SELECT campaign, views, views, depth, folded_at FROM tallies_before;--> statement-breakpoint
-- Where the tree is folded, the hours are all there is.
INSERT INTO rollups (campaign, quarter, channel, root, views, clear)
SELECT campaign, hour * 4, channel, root, views, views FROM rollups_before
WHERE campaign IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL);--> statement-breakpoint
INSERT INTO rollups (campaign, quarter, channel, root, views, clear)
SELECT campaign, at / 900000, channel, root, count(*), count(*) FROM nodes
WHERE parent IS NOT NULL AND campaign NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL) GROUP BY 1, 2, 3, 4;--> statement-breakpoint
INSERT INTO threads (node, generation, views, clear, bursts)
WITH RECURSIVE above (node, generation, views) AS (
	SELECT parent, 1, count(*) FROM nodes WHERE parent IS NOT NULL GROUP BY parent
	UNION ALL
	SELECT nodes.parent, generation + 1, views FROM above JOIN nodes ON nodes.id = above.node
	WHERE nodes.parent IS NOT NULL AND generation < 64)
SELECT node, generation, sum(views), sum(views), 0 FROM above GROUP BY node, generation;--> statement-breakpoint
INSERT INTO surges (campaign, node, quarter, views)
SELECT nodes.campaign, nodes.parent, nodes.at / 900000, count(*)
FROM nodes JOIN nodes AS parents ON parents.id = nodes.parent
WHERE parents.parent IS NOT NULL AND nodes.place >= 10 GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO cohorts (campaign, quarter, depth, channel, views, clear, offsets, squared_offsets, forwarders, children, squares)
SELECT nodes.campaign, nodes.at / 900000 * span.value, nodes.depth, nodes.channel, count(*), count(*),
	sum(nodes.at % 900000 / 1000), sum((nodes.at % 900000 / 1000) * (nodes.at % 900000 / 1000)),
	sum(coalesce(threads.views, 0) > 0), sum(coalesce(threads.views, 0)), sum(coalesce(threads.views * threads.views, 0))
FROM nodes LEFT JOIN threads ON threads.node = nodes.id AND threads.generation = 1, json_each('[0,1]') AS span
WHERE nodes.parent IS NOT NULL AND nodes.campaign NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL)
GROUP BY 1, 2, 3, 4;--> statement-breakpoint
INSERT INTO cohorts (campaign, quarter, depth, channel, views, clear, offsets, squared_offsets, forwarders, children, squares)
SELECT campaign, hour * 4, CAST(value AS INTEGER), 'other', nodes, nodes, nodes * 450, nodes * 270000, forwarders, children, squares
FROM growth_before WHERE dimension = 'depth' AND campaign IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL);--> statement-breakpoint
INSERT INTO births (campaign, depth, channel, age, births, firsts)
SELECT campaign, depth, channel, (delay > 879) + (delay > 1099) + (delay > 1318) + (delay > 1538) + (delay > 1758) + (delay > 2197) + (delay > 2637) + (delay > 3076) + (delay > 3516) + (delay > 4395) + (delay > 5273) + (delay > 6152) + (delay > 7031) + (delay > 8789) + (delay > 10547) + (delay > 12305) + (delay > 14063) + (delay > 17578) + (delay > 21094) + (delay > 24609) + (delay > 28125) + (delay > 35156) + (delay > 42188) + (delay > 49219) + (delay > 56250) + (delay > 70313) + (delay > 84375) + (delay > 98438) + (delay > 112500) + (delay > 140625) + (delay > 168750) + (delay > 196875) + (delay > 225000) + (delay > 281250) + (delay > 337500) + (delay > 393750) + (delay > 450000) + (delay > 562500) + (delay > 675000) + (delay > 787500) + (delay > 900000) + (delay > 1125000) + (delay > 1350000) + (delay > 1575000) + (delay > 1800000) + (delay > 2250000) + (delay > 2700000) + (delay > 3150000) + (delay > 3600000) + (delay > 4500000) + (delay > 5400000) + (delay > 6300000) + (delay > 7200000) + (delay > 9000000) + (delay > 10800000) + (delay > 12600000) + (delay > 14400000) + (delay > 18000000) + (delay > 21600000) + (delay > 25200000) + (delay > 28800000) + (delay > 36000000) + (delay > 43200000) + (delay > 50400000) + (delay > 57600000) + (delay > 72000000) + (delay > 86400000) + (delay > 100800000) + (delay > 115200000) + (delay > 144000000) + (delay > 172800000) + (delay > 201600000) + (delay > 230400000) + (delay > 288000000) + (delay > 345600000) + (delay > 403200000) + (delay > 460800000) + (delay > 576000000) + (delay > 691200000) + (delay > 806400000) + (delay > 921600000) + (delay > 1152000000) + (delay > 1382400000) + (delay > 1612800000) + (delay > 1843200000) + (delay > 2304000000) + (delay > 2764800000) + (delay > 3225600000) + (delay > 3686400000) + (delay > 4608000000) + (delay > 5529600000) + (delay > 6451200000) + (delay > 7372800000), count(*), sum(place = 0)
FROM (
	SELECT nodes.campaign, parents.depth, parents.channel, max(nodes.at - parents.at, 0) AS delay, nodes.place
	FROM nodes JOIN nodes AS parents ON parents.id = nodes.parent WHERE parents.parent IS NOT NULL)
GROUP BY 1, 2, 3, 4;--> statement-breakpoint
DROP TABLE `intents_before`;--> statement-breakpoint
DROP TABLE `refusals_before`;--> statement-breakpoint
DROP TABLE `rollups_before`;--> statement-breakpoint
DROP TABLE `tallies_before`;--> statement-breakpoint
DROP TABLE `growth_before`;
