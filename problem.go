package rubric

import "errors"

// Problem is an error meant for a person: what happened and where in one line,
// and what to do in another. The cause, if there is one, is for the log.
type Problem struct {
	What Text  // one line, no full stop at the end
	Hint Text  // one line: what to do
	Err  error // the cause; may be nil
}

// Error returns the English line and the cause, for logs.
func (p *Problem) Error() string {
	if p.Err == nil {
		return p.What.EN
	}
	return p.What.EN + ": " + p.Err.Error()
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// AsProblem finds the outermost Problem in err's chain.
func AsProblem(err error) (*Problem, bool) {
	var p *Problem
	ok := errors.As(err, &p)
	return p, ok
}
