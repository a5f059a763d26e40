CREATE TABLE `vote_counts` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`quarter` integer NOT NULL,
	`channel` text NOT NULL,
	`root` integer NOT NULL,
	`generation` integer NOT NULL,
	`state` integer NOT NULL,
	`choice` text NOT NULL,
	`chosen` integer NOT NULL,
	`firsts` integer NOT NULL,
	`places` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `quarter`, `channel`, `root`, `generation`, `state`, `choice`)
);
--> statement-breakpoint
CREATE TABLE `vote_totals` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`state` integer NOT NULL,
	`choice` text NOT NULL,
	`chosen` integer NOT NULL,
	`firsts` integer NOT NULL,
	`places` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `state`, `choice`)
);
--> statement-breakpoint
CREATE TABLE `votes` (
	`campaign` text NOT NULL,
	`node` integer NOT NULL,
	`piece` text NOT NULL,
	`at` integer NOT NULL,
	`choices` text NOT NULL,
	PRIMARY KEY(`campaign`, `node`, `piece`)
);
