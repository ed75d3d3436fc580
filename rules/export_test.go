package rules

// RunThese runs other rules than the catalogue's.
var RunThese = run
