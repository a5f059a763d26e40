CREATE TABLE `studio_names` (
	`skeleton` text PRIMARY KEY NOT NULL,
	`key` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `studio_names_key` ON `studio_names` (`key`);