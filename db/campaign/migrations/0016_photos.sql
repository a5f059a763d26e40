CREATE TABLE `photo_blocks` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `photo_counts` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`quarter` integer NOT NULL,
	`channel` text NOT NULL,
	`root` integer NOT NULL,
	`generation` integer NOT NULL,
	`view` integer NOT NULL,
	`state` integer NOT NULL,
	`photos` integer NOT NULL,
	`fans` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `quarter`, `channel`, `root`, `generation`, `view`, `state`)
);
--> statement-breakpoint
CREATE TABLE `photo_marks` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`photo` text NOT NULL,
	`what` integer NOT NULL,
	`node` integer NOT NULL,
	`branch` integer NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `photo`, `what`, `node`)
);
--> statement-breakpoint
CREATE INDEX `photo_marks_node` ON `photo_marks` (`node`);--> statement-breakpoint
CREATE TABLE `photo_totals` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`view` integer NOT NULL,
	`state` integer NOT NULL,
	`photos` integer NOT NULL,
	`fans` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `view`, `state`)
);
--> statement-breakpoint
CREATE TABLE `photo_trash` (
	`file` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`piece` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `photo_trash_campaign` ON `photo_trash` (`campaign`);--> statement-breakpoint
CREATE TABLE `photos` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`id` text NOT NULL,
	`node` integer NOT NULL,
	`at` integer NOT NULL,
	`state` integer NOT NULL,
	`reason` text,
	`place` integer,
	`view` integer NOT NULL,
	`blocked` integer DEFAULT 0 NOT NULL,
	`file` text NOT NULL,
	`epoch` text NOT NULL,
	`caption` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`reports` integer DEFAULT 0 NOT NULL,
	`passed_on` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `id`)
);
--> statement-breakpoint
CREATE INDEX `photos_node` ON `photos` (`node`);--> statement-breakpoint
CREATE INDEX `photos_newest` ON `photos` (`campaign`,`piece`,`place`) WHERE state = 1 AND view < 2 AND blocked = 0;--> statement-breakpoint
CREATE INDEX `photos_passed_on` ON `photos` (`campaign`,`piece`,`passed_on`,`place`) WHERE state = 1 AND view < 2 AND blocked = 0;--> statement-breakpoint
CREATE INDEX `photos_queue` ON `photos` (`campaign`,`piece`,(CASE WHEN blocked THEN 2 ELSE state END),`at`,`id`);--> statement-breakpoint
CREATE INDEX `photos_reported` ON `photos` (`campaign`,`piece`,`at`,`id`) WHERE reports > 0;--> statement-breakpoint
CREATE INDEX `photos_bytes` ON `photos` (`campaign`,`bytes`);