-- Instants are microseconds since 1970 in UTC; 0 is never, NULL is none.

-- +goose Up
CREATE TABLE books (
	id              text PRIMARY KEY, -- sorts by creation
	source          text NOT NULL UNIQUE,
	title           text NOT NULL,
	lang            text NOT NULL,
	schedule        text NOT NULL,    -- '' for no report
	notify          blob,             -- sealed JSON array
	only_changed    integer NOT NULL,
	created_at      bigint NOT NULL,
	secret          blob NOT NULL,    -- sealed
	old_secret      blob,             -- sealed JSON array, the last good until old_until
	old_until       bigint NOT NULL DEFAULT 0,

	state           text NOT NULL DEFAULT 'new',
	error           text NOT NULL DEFAULT '',
	verdict         text NOT NULL DEFAULT '',
	last_sync       bigint NOT NULL DEFAULT 0,
	digest          text NOT NULL DEFAULT '', -- of the findings

	poll_at         bigint NOT NULL,
	revision        text NOT NULL DEFAULT '', -- what the last look saw
	looked_on       text NOT NULL DEFAULT '', -- the day of it
	zone            text NOT NULL DEFAULT '', -- whose days those are

	reported_at     bigint NOT NULL DEFAULT 0,
	reported_error  text NOT NULL DEFAULT '',
	reported_digest text NOT NULL DEFAULT ''
);
CREATE INDEX books_poll ON books (poll_at);

-- One row a book and kind of work ('sync', 'report'): what waits and what runs.
-- What belongs to a book has no foreign keys: hooks would pay for them at every
-- insert, and deleting a book goes through this row's lock anyway.
CREATE TABLE work (
	book        text NOT NULL,
	kind        text NOT NULL,
	-- what waits
	due_at      bigint,                      -- NULL: nothing
	run         text,                        -- the queued run; NULL while a retry is not due
	cause       text NOT NULL DEFAULT '',
	ticket      bigint NOT NULL DEFAULT 0,   -- of the only job that counts
	job         bigint,                      -- the queue's number of it; NULL: not handed over
	job_at      bigint NOT NULL DEFAULT 0,
	failures    integer NOT NULL DEFAULT 0,  -- in a row
	-- what runs
	owner       text,                        -- the process; NULL: nothing runs
	lease_until bigint NOT NULL DEFAULT 0,
	fence       bigint NOT NULL DEFAULT 0,
	running     text,                        -- the run
	progress    text NOT NULL DEFAULT '[]',  -- addresses a report has reached
	PRIMARY KEY (book, kind)
) WITHOUT ROWID;
CREATE INDEX work_due ON work (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX work_lease ON work (lease_until) WHERE owner IS NOT NULL;

CREATE TABLE runs (
	id           text PRIMARY KEY, -- sorts by request
	book         text NOT NULL,
	cause        text NOT NULL,
	state        text NOT NULL,
	requested_at bigint NOT NULL,
	started_at   bigint NOT NULL DEFAULT 0,
	finished_at  bigint NOT NULL DEFAULT 0,
	counts       text NOT NULL DEFAULT '{}',
	api_calls    integer NOT NULL DEFAULT 0,
	error        text NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX runs_book ON runs (book, id);
CREATE INDEX runs_finished ON runs (finished_at);

CREATE TABLE documents (
	book       text PRIMARY KEY,
	run        text NOT NULL,
	at         bigint NOT NULL,
	check_json blob NOT NULL,
	workbook   blob
);

-- A digest of the book's id and the webhook's, which senders choose at any
-- length: short rows, since every hook of a burst writes one. Those of a deleted
-- book stay until their day is over; no other book gets its id.
CREATE TABLE webhooks (
	id      text PRIMARY KEY,
	seen_at bigint NOT NULL
) WITHOUT ROWID;
CREATE INDEX webhooks_seen ON webhooks (seen_at);

CREATE TABLE channels (
	id         text PRIMARY KEY,
	book       text NOT NULL,
	token      text NOT NULL, -- a hash
	resource   text NOT NULL,
	expires_at bigint NOT NULL
);
CREATE INDEX channels_book ON channels (book);

CREATE TABLE tokens (
	name text PRIMARY KEY,
	hash text NOT NULL
);

CREATE TABLE answers (
	token    text NOT NULL,
	key      text NOT NULL,
	request  text NOT NULL,
	response blob NOT NULL, -- sealed
	at       bigint NOT NULL,
	PRIMARY KEY (token, key)
);
CREATE INDEX answers_at ON answers (at);

-- +goose Down
DROP TABLE answers;
DROP TABLE tokens;
DROP TABLE channels;
DROP TABLE webhooks;
DROP TABLE documents;
DROP TABLE runs;
DROP TABLE work;
DROP TABLE books;
