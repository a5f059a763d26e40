CREATE TABLE `spoken` (
	`code` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`node` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `spoken_until` ON `spoken` (`until`,`campaign`);