CREATE TABLE `children` (
	`node` integer PRIMARY KEY NOT NULL,
	`views` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `intents` (
	`campaign` text NOT NULL,
	`hour` integer NOT NULL,
	`channel` text NOT NULL,
	`uses` integer NOT NULL,
	PRIMARY KEY(`campaign`, `hour`, `channel`)
);
--> statement-breakpoint
CREATE TABLE `nodes` (
	`id` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`parent` integer,
	`root` integer NOT NULL,
	`depth` integer NOT NULL,
	`channel` text NOT NULL,
	`at` integer NOT NULL,
	`visit` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `nodes_visit` ON `nodes` (`campaign`,`visit`) WHERE visit IS NOT NULL;--> statement-breakpoint
CREATE TABLE `probes` (
	`ballast` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `refusals` (
	`campaign` text NOT NULL,
	`hour` integer NOT NULL,
	`reason` text NOT NULL,
	`openings` integer NOT NULL,
	PRIMARY KEY(`campaign`, `hour`, `reason`)
);
--> statement-breakpoint
CREATE TABLE `restrictions` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`cap` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE TABLE `rollups` (
	`campaign` text NOT NULL,
	`hour` integer NOT NULL,
	`channel` text NOT NULL,
	`root` integer NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`campaign`, `hour`, `channel`, `root`)
);
--> statement-breakpoint
CREATE TABLE `roots` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`label` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tallies` (
	`campaign` text PRIMARY KEY NOT NULL,
	`views` integer NOT NULL,
	`depth` integer NOT NULL,
	`folded_at` integer
);
