package store

import "time"

// Cause says why a sync was asked for.
type Cause string

// The causes of a sync.
const (
	CauseHook  Cause = "hook"
	CausePoll  Cause = "poll"
	CauseAPI   Cause = "api"
	CauseRetry Cause = "retry"
	CauseDay   Cause = "day" // the first look on a new day
)

// RunState is how far a run got.
type RunState string

// The states of a run.
const (
	RunQueued  RunState = "queued"
	RunRunning RunState = "running"
	RunDone    RunState = "done"
	RunFailed  RunState = "failed"
)

// Run is one sync of a book. A run interrupted by a crash is queued again.
type Run struct {
	ID, Book    string
	Cause       Cause
	State       RunState
	RequestedAt time.Time
	StartedAt   time.Time // zero while queued
	FinishedAt  time.Time // zero until it ended
	Counts      Counts
	APICalls    int
	Error       *Failure // of a failed run
}

// Counts are figures of a sync.
type Counts struct {
	Entries  int `json:"entries"`
	Findings int `json:"findings"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Edits    int `json:"edits"`
}

// Document is what the last finished sync left.
type Document struct {
	Run      string    // the id of that sync
	At       time.Time // when it finished
	Check    []byte    // the JSON of the check
	Workbook []byte    // the assessment as a workbook; empty when none was made
}
