// Package propose finds the least that brings the month under decision within
// its targets: posts to add and posts to move.
//
// What must hold: weekly minimums and maximums, longest gaps, key dates and the
// team's hours; the shares of rubrics and tasks within the tolerance of their
// checks. Fewest additions come first, then fewest moves, then fewest days
// moved. The month is put as whole numbers under linear conditions and solved
// by package integer, for one number of additions after the other. The search
// is exact and bounded by steps, never by a clock, so that the same book and
// day give the same proposal everywhere; where the steps run out it says how
// little any proposal could ask for.
//
// The package knows the domain and the numbers that the checks went by. It must
// not know how a proposal is shown, nor touch the book.
package propose
