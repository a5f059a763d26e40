CREATE TABLE `growth` (
	`campaign` text NOT NULL,
	`hour` integer NOT NULL,
	`dimension` text NOT NULL,
	`value` text NOT NULL,
	`nodes` integer NOT NULL,
	`depths` integer NOT NULL,
	`deepest` integer NOT NULL,
	`forwarders` integer NOT NULL,
	`children` integer NOT NULL,
	`squares` integer NOT NULL,
	PRIMARY KEY(`campaign`, `hour`, `dimension`, `value`)
);
--> statement-breakpoint
CREATE TABLE `surges` (
	`campaign` text NOT NULL,
	`node` integer NOT NULL,
	`quarter` integer NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`campaign`, `node`, `quarter`)
);
--> statement-breakpoint
CREATE INDEX `surges_fast` ON `surges` (`campaign`,`views`);--> statement-breakpoint
CREATE INDEX `threads_wide` ON `threads` (`views`) WHERE views >= 25;