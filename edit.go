package rubric

// Edit is one change that Rubric wants in a book: an [EnsureColumns], a
// [SetCell], a [PutTab] or a [PutState].
type Edit interface{ edit() }

// EnsureColumns makes sure that a plan tab has the three managed columns. Those
// that are missing are made right of the tab's last used column, headed in the
// first header row (and in the others of a stacked tab). A column of ours whose
// heading people erased is headed again; a renamed heading stays.
type EnsureColumns struct {
	Tab        string // the tab's key
	HeaderRows []int  // where to head them; at least one
	FirstRow   int    // the first row below the header that may hold entries
	LastRow    int    // the last row that may hold entries
	Lang       Lang
}

// SetCell sets a cell of a managed column in one row.
type SetCell struct {
	Tab   string // the tab's key
	Row   RowRef
	Field ManagedField
	Was   string // what was read there
	Want  string // "" clears the cell
	Mark  Mark   // for the status column: what colours it
}

// RowRef names a row by what it was when read, for the number may have changed
// meanwhile.
type RowRef struct {
	Number      int
	ID          string // what the managed id column held when read; "" for none
	Fingerprint string // see [Tab.Fingerprint]
}

// PutTab makes a generated tab hold the report, replacing what it held.
type PutTab struct {
	Role   Role // RoleAssessment or RoleCheck
	Report *Report
}

// PutState makes the hidden state tab hold the rows, replacing what it held.
type PutState struct{ Rows [][]string }

func (EnsureColumns) edit() {}
func (SetCell) edit()       {}
func (PutTab) edit()        {}
func (PutState) edit()      {}
