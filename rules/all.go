package rules

// All returns the rules in the catalogue's order: that of results, of the
// rules command and of the docs.
func All() []*Rule {
	return []*Rule{
		// The plan's table.
		&tabMissing,
		&columnMissing,
		&cellRequired,
		&dateInvalid,
		&statusUnknown,
		&rulesTabInvalid,

		// The plan against the strategy.
		&rubricUnknown,
		&formatUnknown,
		&channelUnknown,
		&taskUnknown,
		&taskUnlinked,
		&taskAbandoned,
		&rubricShareOff,
		&cadenceLow,
		&gapTooLong,
		&planHorizonShort,

		// Approval and publishing.
		&draftLate,
		&overdueUnpublished,

		// Goals, strategy, concept.
		&goalNotMeasurable,
		&goalOrphan,
		&taskOrphan,
		&horizonMissing,
		&rubricOrphan,
		&sharesNot100,

		// Resources.
		&teamOverloaded,
		&ownerMissing,

		// Reporting, statistics, revision.
		&reportMissing,
		&statsStale,
		&reachDeclining,
		&strategyStale,

		// Brand.
		&termForbidden,
		&postDuplicate,
	}
}

// Find finds a rule by its id.
func Find(id string) (*Rule, bool) {
	for _, r := range All() {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}
