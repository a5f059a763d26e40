CREATE TABLE `photo_walls` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`)
);
--> statement-breakpoint
CREATE TABLE `photo_withdrawals` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`id` text NOT NULL,
	`node` integer NOT NULL,
	`at` integer NOT NULL,
	`stands` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `id`, `node`)
);
--> statement-breakpoint
CREATE INDEX `photo_withdrawals_node` ON `photo_withdrawals` (`node`);--> statement-breakpoint
INSERT INTO photo_walls (campaign, piece, place) SELECT campaign, piece, max(place) FROM photos WHERE place IS NOT NULL GROUP BY campaign, piece;
