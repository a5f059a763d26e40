CREATE TABLE `reached_counts` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`tenth` integer NOT NULL,
	`channel` text NOT NULL,
	`generation` integer NOT NULL,
	`plays` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `tenth`, `channel`, `generation`)
);
