CREATE TABLE `backfills` (
	`generation` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `writers` (
	`number` integer PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
