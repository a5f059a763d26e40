ALTER TABLE `children` RENAME TO `threads`;--> statement-breakpoint
ALTER TABLE `threads` ADD `further` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `threads` ADD `deep` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What was counted before is followed too, as far as `threads.ts` follows it.
WITH RECURSIVE above (node, hops, views) AS (
	SELECT parent, 1, count(*) FROM nodes WHERE parent IS NOT NULL GROUP BY parent
	UNION ALL
	SELECT nodes.parent, hops + 1, views FROM above JOIN nodes ON nodes.id = above.node
	WHERE nodes.parent IS NOT NULL AND hops < 64)
INSERT INTO threads (node, views, further, deep)
SELECT node, 0, sum(iif(hops > 1, views, 0)), max(hops) FROM above GROUP BY node
ON CONFLICT (node) DO UPDATE SET further = excluded.further, deep = excluded.deep;
