package integer

// Hurry makes the first turn so short that even the smallest program takes cuts.
func (s *Solver) Hurry() { s.turn = 1 }
